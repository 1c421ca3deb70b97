package org.peyvand;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole program on a real PostgreSQL, listening on a port of its own. All such tests of a run share one
 * context and one database, so each makes itself a {@link org.peyvand.workspace.TestWorkspace workspace}; beans come
 * by constructor or {@code @Autowired}. The clock stands still only where a test moves {@link TestClock}, and goes on
 * after it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Peyvand.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
@Import(TestBase.class)
@ExtendWith(TestClock.GoesOn.class)
public @interface PeyvandTest {}

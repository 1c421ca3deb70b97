package org.peyvand;

import org.peyvand.workspace.TestWorkspaces;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** What tests add to the program. */
@TestConfiguration(proxyBeanMethods = false)
@Import(TestWorkspaces.class)
class TestBase {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }
}

package org.peyvand.conversation.level;

import java.time.Duration;
import java.util.UUID;

/**
 * What a timer is measured against, as the rule stood when it began.
 *
 * @param target working time
 */
public record Promise(UUID rule, String ruleName, Duration target) {}

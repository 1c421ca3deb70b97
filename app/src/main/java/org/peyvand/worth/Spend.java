package org.peyvand.worth;

import java.time.LocalDate;

/**
 * What was spent in a month on a channel, or on one campaign in it.
 *
 * @param channel its name; so is the campaign, or ""
 * @param month any day in it
 * @param amount in the smallest unit of the workspace's currency; 0 takes back what was told
 */
public record Spend(String channel, String campaign, LocalDate month, long amount) {}

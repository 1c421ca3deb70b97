package org.peyvand.worth;

/**
 * How far the counting of everybody anew has come, for the pages whose figures are partly old until it is done.
 *
 * @param customers how many there were when it began; 0 where that is not known
 */
public record Recounted(long counted, long customers) {}

package org.peyvand.commerce.file;

/** Which of a plan's guesses the file bears out no better than another: the order of its dates, its decimal mark. */
public record PlanDoubts(boolean dates, boolean numbers) {}

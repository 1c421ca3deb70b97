package org.peyvand.commerce.sheet;

/** The file cannot be read as a table, at its beginning or further on. */
public final class UnreadableSheet extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SheetProblem problem;

    public UnreadableSheet(SheetProblem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public SheetProblem problem() {
        return problem;
    }
}

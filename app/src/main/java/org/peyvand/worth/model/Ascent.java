package org.peyvand.worth.model;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Climbs to the maximum of a likelihood by the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno (Nocedal and
 * Wright, Numerical Optimization, chapter 6), in the logarithms of the parameters and per customer, which makes all problems
 * of like size. No randomness: the same numbers give the same way.
 */
final class Ascent {

    /** Where it ended: logarithms of the parameters, likelihood per customer. */
    record Summit(
            double[] at, double value, double[] gradient, boolean converged, int evaluations, RealMatrix inverse) {}

    private static final double STEEP = 1e-8;
    /** A gain per customer of less than this in so many steps in a row is a ridge that rises to nowhere. */
    private static final double FLAT = 1e-9;

    private static final int PATIENCE = 5;
    /** Beyond the first, logarithms are so far out that no step is missed; beyond the second, none is taken. */
    private static final double FAR = 9;

    private static final double EDGE = 16;
    private static final double LONGEST = 2;
    private static final int MOST = 300;

    private final Likelihood likelihood;
    private final double customers;
    private int evaluations;

    Ascent(Likelihood likelihood, double customers) {
        this.likelihood = likelihood;
        this.customers = customers;
    }

    int evaluations() {
        return evaluations;
    }

    /** Value per customer, to be made small, and its gradient by the logarithms; infinite far outside of all sense. */
    double at(double[] logs, double[] gradient) {
        for (double log : logs) if (!(Math.abs(log) <= EDGE)) return Double.POSITIVE_INFINITY;
        evaluations++;
        var parameters = new double[logs.length];
        for (int i = 0; i < logs.length; i++) parameters[i] = Math.exp(logs[i]);
        double value = -likelihood.at(parameters, gradient) / customers;
        for (int i = 0; i < logs.length; i++) gradient[i] *= -parameters[i] / customers;
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    /** @param inverse a guess of the inverse of the curvature */
    Summit from(double[] start, RealMatrix inverse) {
        int n = start.length;
        var at = start.clone();
        var gradient = new double[n];
        double value = at(at, gradient);
        var curvature = inverse;
        int idle = 0;
        for (int step = 0; step < MOST && Double.isFinite(value); step++) {
            if (largest(gradient) < STEEP) return new Summit(at, -value, gradient, true, evaluations, curvature);
            var direction = curvature.operate(gradient);
            if (dot(direction, gradient) <= 0) {
                curvature = MatrixUtils.createRealIdentityMatrix(n);
                direction = gradient.clone();
            }
            shorten(direction);
            var next = new double[n];
            var nextGradient = new double[n];
            double reached = search(at, value, gradient, direction, next, nextGradient);
            if (!(reached < value || largest(nextGradient) < largest(gradient))) {
                boolean flat = largest(gradient) < 100 * STEEP || largest(at) > FAR;
                return new Summit(at, -value, gradient, flat, evaluations, curvature);
            }
            idle = value - reached < FLAT ? idle + 1 : 0;
            if (idle == PATIENCE) return new Summit(next, -reached, nextGradient, true, evaluations, curvature);
            curvature = updated(curvature, minus(next, at), minus(nextGradient, gradient));
            at = next;
            gradient = nextGradient;
            value = reached;
        }
        return new Summit(at, -value, gradient, false, evaluations, curvature);
    }

    /** Halves, or better, until it is less steep a way down than at the start. */
    private double search(
            double[] at, double value, double[] gradient, double[] direction, double[] next, double[] nextGradient) {
        double slope = -dot(direction, gradient);
        double length = 1;
        double reached = Double.POSITIVE_INFINITY;
        for (int turn = 0; turn < 40; turn++) {
            for (int i = 0; i < at.length; i++) next[i] = at[i] - length * direction[i];
            reached = at(next, nextGradient);
            if (reached <= value + 1e-4 * length * slope + 1e-15 * Math.abs(value)) return reached;
            double parabola = -slope * length * length / (2 * (reached - value - slope * length));
            length = Double.isFinite(parabola) ? Math.clamp(parabola, 0.1 * length, 0.5 * length) : length / 2;
        }
        return reached;
    }

    private static RealMatrix updated(RealMatrix inverse, double[] moved, double[] changed) {
        double product = dot(moved, changed);
        if (product <= 1e-14 * Math.sqrt(dot(moved, moved) * dot(changed, changed))) return inverse;
        int n = moved.length;
        var identity = MatrixUtils.createRealIdentityMatrix(n);
        var side = identity.subtract(outer(moved, changed).scalarMultiply(1 / product));
        return side.multiply(inverse)
                .multiply(side.transpose())
                .add(outer(moved, moved).scalarMultiply(1 / product));
    }

    /** Covariance of the logarithms: the inverse of the curvature, by differences of the gradient. */
    RealMatrix covariance(Summit summit) {
        int n = summit.at().length;
        double width = 1e-4;
        var curvature = new Array2DRowRealMatrix(n, n);
        for (int i = 0; i < n; i++) {
            var beside = new double[n];
            at(moved(summit.at(), i, width), beside);
            for (int j = 0; j < n; j++) {
                curvature.setEntry(i, j, (beside[j] - summit.gradient()[j]) / width * customers);
            }
        }
        return new LUDecomposition(curvature.add(curvature.transpose()).scalarMultiply(0.5))
                .getSolver()
                .getInverse();
    }

    private static double[] moved(double[] logs, int at, double by) {
        var moved = logs.clone();
        moved[at] += by;
        return moved;
    }

    private static void shorten(double[] direction) {
        double length = largest(direction);
        if (length > LONGEST) for (int i = 0; i < direction.length; i++) direction[i] *= LONGEST / length;
    }

    private static double largest(double[] parts) {
        double most = 0;
        for (double part : parts) most = Math.max(most, Math.abs(part));
        return most;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) sum += one[i] * other[i];
        return sum;
    }

    private static double[] minus(double[] one, double[] other) {
        var difference = new double[one.length];
        for (int i = 0; i < one.length; i++) difference[i] = one[i] - other[i];
        return difference;
    }

    private static RealMatrix outer(double[] one, double[] other) {
        return MatrixUtils.createRealVector(one).outerProduct(MatrixUtils.createRealVector(other));
    }
}

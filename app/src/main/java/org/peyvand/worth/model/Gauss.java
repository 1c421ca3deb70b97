package org.peyvand.worth.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** Points and weights of Gauss and Legendre between 0 and 1. */
final class Gauss {

    private static final Map<Integer, Gauss> KNOWN = new ConcurrentHashMap<>();

    private final double[] points;
    private final double[] weights;

    private Gauss(int size) {
        var rule = new GaussIntegratorFactory().legendre(size, 0, 1);
        points = new double[size];
        weights = new double[size];
        for (int node = 0; node < size; node++) {
            points[node] = rule.getPoint(node);
            weights[node] = rule.getWeight(node);
        }
    }

    static Gauss of(int size) {
        return KNOWN.computeIfAbsent(size, Gauss::new);
    }

    int size() {
        return points.length;
    }

    double point(int node) {
        return points[node];
    }

    double weight(int node) {
        return weights[node];
    }
}

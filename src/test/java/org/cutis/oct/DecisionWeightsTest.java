package org.cutis.oct;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;

import org.junit.Test;

public class DecisionWeightsTest {

	/** Three layers whose maps stand in another order. */
	private static final List<OctLayer> LAYERS = List.of(new OctLayer("epidermis", 2, 2, 0), new OctLayer("DEJ", 3, 0, 0),
		new OctLayer("dermis", 4, 1, 0));

	/** By hand: DEJ 20, dermis 1, epidermis 4; one over the weight, the largest 1. */
	@Test
	public void factorsAreOneOverTheWeight() {
		final List<Double> weights = List.of(20.0, 1.0, 4.0);
		assertArrayEquals(new float[] { 0.25f, 0.05f, 1 }, DecisionWeights.factors(LAYERS, weights, 1), 1e-7f);
		assertArrayEquals(new float[] { 0.5f, (float) Math.sqrt(0.05), 1 }, DecisionWeights.factors(LAYERS, weights, 0.5),
			1e-7f);
		assertArrayEquals(new float[] { 1, 1, 1 }, DecisionWeights.factors(LAYERS, weights, 0), 0);
		assertArrayEquals(new float[] { 1, 1, 1 }, DecisionWeights.factors(LAYERS, List.of(), 1), 0);
		assertArrayEquals(new float[] { 1, 0, 0.5f }, DecisionWeights.factors(LAYERS, List.of(0.0, 2.0, 1.0), 1), 0);
	}

	/**
	 * What the output is that makes the weighted cross entropy least, found by steps
	 * downhill on the loss itself; divided by the weights it is the probability.
	 */
	@Test
	public void takesOutWhatTheWeightedCrossEntropyPutsIn() {
		final double[] p = { 0.15, 0.6, 0.25 }, w = { 20, 1, 4 }, logit = new double[3], q = new double[3];
		for (int step = 0; step < 4000; step++) {
			double sum = 0;
			for (int c = 0; c < 3; c++)
				sum += q[c] = Math.exp(logit[c]);
			double mass = 0;
			for (int c = 0; c < 3; c++) {
				q[c] /= sum;
				mass += w[c] * p[c];
			}
			// The gradient of -sum of w p log softmax.
			for (int c = 0; c < 3; c++)
				logit[c] -= 0.05 * (q[c] * mass - w[c] * p[c]);
		}
		assertTrue("the DEJ is overstated", q[0] > 0.5);
		final float[] factors = DecisionWeights.factors(LAYERS, List.of(20.0, 1.0, 4.0), 1);
		final int[] layerOfMap = { 1, 2, 0 };
		double sum = 0;
		for (int c = 0; c < 3; c++)
			sum += q[c] *= factors[layerOfMap[c]];
		for (int c = 0; c < 3; c++)
			assertEquals(p[c], q[c] / sum, 1e-6);
	}
}

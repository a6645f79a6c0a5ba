package org.cutis.oct;

import java.util.List;

/**
 * Takes the class weights of the loss out of a network's output.
 * <p>
 * Cross entropy with weights w is least on average if the output for class c is
 * w(c) p(c) / (sum over all classes), with p(c) the class' probability given the
 * image. So it overstates heavy classes: the OCT paper's DEJ, of weight 20, comes
 * out twice as thick as drawn. Its output divided by w is proportional to p again
 * (as for changed class frequencies in Elkan, The foundations of cost-sensitive
 * learning, IJCAI 2001, theorem 2; Saerens, Latinne, Decaestecker, Neural
 * Computation 14, 2002, Eq. 2.4).
 * </p>
 */
final class DecisionWeights {

	private DecisionWeights() {}

	/**
	 * What to multiply the network's outputs by.
	 *
	 * @param layers in the order of depth
	 * @param weights of the loss, by the network's output; none if all were equal
	 * @param correction 1 to take the weights out, 0 to leave them in; in between w is to the power of it
	 * @return by layer; the largest is 1
	 */
	static float[] factors(final List<OctLayer> layers, final List<Double> weights, final double correction) {
		final double[] factors = new double[layers.size()];
		double largest = 0;
		for (int i = 0; i < factors.length; i++) {
			final double w = weights.isEmpty() ? 1 : weights.get(layers.get(i).map());
			// A class that weighed nothing was not learned: its output says nothing.
			factors[i] = w > 0 ? Math.pow(w, -correction) : 0;
			largest = Math.max(largest, factors[i]);
		}
		final float[] result = new float[factors.length];
		for (int i = 0; i < factors.length; i++)
			result[i] = (float) (factors[i] / largest);
		return result;
	}
}

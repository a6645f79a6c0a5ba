package org.cutis.engine;

/**
 * A loss to minimise.
 *
 * @param name one of the constants here
 * @param weight the weight of its second term (s in Eq. 1) at the start;
 *          {@link Trainer#lossWeight} changes it
 */
public record LossSpec(String name, double weight) {

	/** Binary cross entropy + s * smoothness: RSOM paper, Eqs. 1-4. */
	public static final String BCE_SMOOTHNESS = "bce+smoothness";
}

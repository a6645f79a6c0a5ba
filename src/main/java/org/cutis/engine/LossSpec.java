package org.cutis.engine;

/**
 * A loss to minimise.
 *
 * @param name for example {@code bce+smoothness}: RSOM paper, Eqs. 1-4
 * @param weight the weight of its second term (s in Eq. 1) at the start;
 *          {@link Trainer#lossWeight} changes it
 */
public record LossSpec(String name, double weight) {}

package org.cutis.engine;

/**
 * How to train.
 *
 * @param seed of the initial weights and of dropout
 * @param learningRate of Adam at the start
 * @param device where
 * @param bf16 mixed precision in bfloat16; only on CPUs that have it
 */
public record TrainerOptions(long seed, double learningRate, Device device, boolean bf16) {}

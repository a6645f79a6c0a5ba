/**
 * Training: datasets and their checks, splits, samplers, augmentation, and the loop over steps.
 *
 * <pre>{@code
 * Dataset data = DatasetScan.scan(request, progress).orThrow();
 * Split split = Splits.share(data, 0.2, seed);
 * SampleMaker maker = new SampleMaker(new ImageCache(data), new SlidingWindows(data, split.training(), patch),
 *     Augmentation.EN_FACE, LabelMaps.ONE_FOR_EACH, seed);
 * try (RunAhead samples = new RunAhead(maker::sample, 0, 2 * batch)) {
 *     TrainingLoop.run(trainer, samples, schedule, progress, afterStep);
 * }
 * }</pre>
 */
package org.cutis.train;

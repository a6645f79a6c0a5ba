package org.cutis.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be known about how a model was trained.
 *
 * @param data what it has seen, in words
 * @param phantomOnly whether it has seen synthetic images only
 * @param seed of weights and samples
 * @param steps optimizer steps
 * @param loss for example {@code bce+smoothness, s = 100}
 * @param metrics by name with the unit at its end, in the order to be shown,
 *          for example {@code dice}, {@code ra_upper_px}; finite
 * @param classWeights what each class weighed in the cross entropy, in the order of the model's classes (of a
 *          model with one output map: background, foreground), 0 or more; none if all weighed the same or the
 *          loss was another. The network's outputs are too large by these factors, but for normalization, so a
 *          decision can divide by them.
 */
public record Training(String data, boolean phantomOnly, long seed, long steps, String loss,
	Map<String, Double> metrics, List<Double> classWeights)
{

	/** Without class weights. */
	public Training(final String data, final boolean phantomOnly, final long seed, final long steps, final String loss,
		final Map<String, Double> metrics)
	{
		this(data, phantomOnly, seed, steps, loss, metrics, List.of());
	}

	public Training {
		Checks.text("training data", data);
		Checks.text("loss", loss);
		metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
		metrics.forEach((name, value) -> {
			Checks.text("metric's name", name);
			Checks.that(value != null && Double.isFinite(value), "The metric " + name + " must be a finite number");
		});
		classWeights = List.copyOf(classWeights);
		for (final double w : classWeights)
			Checks.that(w >= 0 && w <= Float.MAX_VALUE, "Class weights must be 0 or more");
		Checks.that(classWeights.isEmpty() || classWeights.stream().anyMatch(w -> w > 0), "All class weights are 0");
	}
}

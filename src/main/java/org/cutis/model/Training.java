package org.cutis.model;

import java.util.Collections;
import java.util.LinkedHashMap;
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
 */
public record Training(String data, boolean phantomOnly, long seed, long steps, String loss,
	Map<String, Double> metrics)
{

	public Training {
		Checks.text("training data", data);
		Checks.text("loss", loss);
		metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
		metrics.forEach((name, value) -> {
			Checks.text("metric's name", name);
			Checks.that(value != null && Double.isFinite(value), "The metric " + name + " must be a finite number");
		});
	}
}

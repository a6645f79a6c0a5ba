package org.cutis.explain;

import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.EngineReport;
import org.cutis.image.Table;
import org.cutis.tile.ValueRange;

/**
 * What maximises a model's classes.
 *
 * @param classes in the order of the labels
 * @param width of each image
 * @param height of each image
 * @param ranges by channel: where the images' values may lie
 * @param device what it ran on, as the engine names it
 * @param engine what really ran
 */
public record Explanation(List<ExplainedClass> classes, int width, int height, List<ValueRange> ranges, String device,
	EngineReport engine)
{

	/** A row for each class: its scores in the noise and in the image, and the pixels of the image labelled as it. */
	public Table table() {
		final List<List<Object>> rows = new ArrayList<>();
		for (final ExplainedClass c : classes)
			rows.add(List.of(c.of().name(), c.start().objective(), c.end().objective(), c.start().probability(), c.end()
				.probability(), 100 * c.share()));
		return new Table("Explained classes", List.of("class", "objective_at_start", "objective_at_end",
			"probability_at_start", "probability_at_end", "labelled_percent"), rows);
	}
}

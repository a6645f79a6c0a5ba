package org.cutis.view;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

import org.cutis.model.ModelClass;

import ij.process.ColorProcessor;

/** Names and colours of classes in as many lines as they need, for a dark ground. */
final class ClassLegend {

	private static final int LINE = 22, SQUARE = 13, GAP = 6, BETWEEN = 18;

	/** A name and its place; a colour below 0 is the hatching. */
	private record Entry(String name, int color, int x, int y) {}

	private final List<Entry> entries = new ArrayList<>();

	private final int lines;

	/**
	 * Sets the entries in lines.
	 *
	 * @param canvas gives the font
	 * @param width of a line
	 * @param hatched what pixels that are hatched are; empty for no such entry
	 */
	ClassLegend(final ColorProcessor canvas, final List<ModelClass> classes, final String hatched, final int width) {
		final List<Entry> all = new ArrayList<>();
		classes.forEach(c -> all.add(new Entry(c.name(), c.color(), 0, 0)));
		if (!hatched.isEmpty()) all.add(new Entry(hatched, -1, 0, 0));
		int x = 0, line = 0;
		for (final Entry e : all) {
			final String name = Captions.shortened(canvas, e.name, width - SQUARE - GAP);
			final int length = SQUARE + GAP + canvas.getStringWidth(name);
			if (x > 0 && x + length > width) {
				x = 0;
				line++;
			}
			entries.add(new Entry(name, e.color, x, line * LINE));
			x += length + BETWEEN;
		}
		lines = line + 1;
	}

	int height() {
		return lines * LINE;
	}

	/** Draws it. @param left of the legend @param top of the legend */
	void draw(final ColorProcessor canvas, final int left, final int top) {
		for (final Entry e : entries) {
			final int x = left + e.x;
			final int y = top + e.y + (LINE - SQUARE) / 2;
			for (int i = 0; i < SQUARE * SQUARE; i++)
				canvas.set(x + i % SQUARE, y + i / SQUARE, e.color < 0 ? ClassColors.hatched(0x404040, i % SQUARE, i /
					SQUARE) : 0xff000000 | e.color);
			canvas.setColor(Color.GRAY);
			canvas.drawRect(x, y, SQUARE, SQUARE);
			canvas.setColor(Color.WHITE);
			canvas.drawString(e.name, x + SQUARE + GAP, y + SQUARE);
		}
	}
}

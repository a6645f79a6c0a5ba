package org.cutis.tile;

/**
 * Labels at an image's own size, decided by the interpolated values: borders
 * between labels run smoothly, not along the network's pixels.
 */
public final class LabelMap implements FullSizeSink {

	/** Takes labels. */
	public interface Target {

		/** Takes a part of a row: n labels from (x, y) on. @param labels valid until it returns */
		void write(long x, long y, int n, byte[] labels);
	}

	/** Of four model pixels that do not agree. */
	private static final int MIXED = -1;

	private final Decision decision;

	private final Target target;

	/** @param decision how values become labels */
	public LabelMap(final Decision decision, final Target target) {
		this.decision = decision;
		this.target = target;
	}

	@Override
	public void write(final FullSizeBlock block) {
		final int[] model = model(block);
		final int[] common = new int[block.modelColumns()];
		final byte[] line = new byte[block.width()];
		final int[] mixed = new int[line.length];
		final float[] values = new float[block.classes()];
		int done = -1, count = 0;
		for (int r = 0; r < block.height(); r++) {
			if (block.top[r] != done) {
				done = block.top[r];
				common(model, done, block, common);
				count = fill(block.left, common, line, mixed);
			}
			for (int i = 0; i < count; i++) {
				block.values(mixed[i], r, values);
				line[mixed[i]] = (byte) decision.label(values, 0);
			}
			target.write(block.x(), block.y() + r, line.length, line);
		}
	}

	/** Labels the pixels among model pixels that agree. @param mixed gets the others' columns @return their number */
	private static int fill(final int[] left, final int[] common, final byte[] line, final int[] mixed) {
		int count = 0;
		for (int k = 0; k < line.length; k++) {
			final int label = common[left[k]];
			if (label == MIXED) mixed[count++] = k;
			else line[k] = (byte) label;
		}
		return count;
	}

	private int[] model(final FullSizeBlock block) {
		final int[] labels = new int[block.modelColumns() * block.modelRows()];
		for (int i = 0; i < labels.length; i++)
			labels[i] = decision.label(block.modelValues(), i * block.classes());
		return labels;
	}

	/** The label that a model pixel shares with its right and lower neighbours. */
	private static void common(final int[] labels, final int row, final FullSizeBlock block, final int[] common) {
		final int w = block.modelColumns(), a = row * w, b = Math.min(row + 1, block.modelRows() - 1) * w;
		for (int k = 0; k < w; k++) {
			final int next = Math.min(k + 1, w - 1), label = labels[a + k];
			common[k] = labels[a + next] == label && labels[b + k] == label && labels[b + next] == label ? label : MIXED;
		}
	}
}

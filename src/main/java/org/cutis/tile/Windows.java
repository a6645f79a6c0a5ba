package org.cutis.tile;

/**
 * The windows along one axis of an image, with their weights. Since windows lie
 * on a grid, a pixel's weight is the product of its weights along the axes, and so
 * is the sum that it is divided by: weights are brought to a sum of 1 along each
 * axis, and nobody has to divide.
 * <p>
 * Windows come in the order of their starts. A window's <i>cell</i> is the part of
 * the axis that no later window touches and earlier cells do not hold: cells cover
 * the axis once. Nothing is stored for each window, so the axis may be of any
 * length.
 * </p>
 */
public final class Windows {

	private final long length;

	private final Protocol protocol;

	private final int size;

	private final int count;

	/** Start of the last window. */
	private final long last;

	/** Of which starts are multiples, where windows are spread evenly. */
	private final int multiple;

	/** @param stride between starts, at most */
	private Windows(final long length, final Protocol protocol, final int size, final long stride,
		final long last, final int multiple)
	{
		this.length = length;
		this.protocol = protocol;
		this.size = size;
		this.last = last;
		this.multiple = multiple;
		count = Math.toIntExact(1 + (last + stride - 1) / stride);
	}

	/**
	 * Cuts an axis.
	 *
	 * @param length pixels, at least 1
	 * @param multiple of which windows' sizes are multiples; without a fixed stride also their starts, so
	 *          that a network that halves its image sees the same pairs of pixels as in the whole image
	 * @throws IllegalArgumentException if a window has no room for its halos and a step of {@code multiple}
	 */
	static Windows of(final long length, final Protocol protocol, final int multiple) {
		if (length < 1 || multiple < 1) throw new IllegalArgumentException("Length " + length + ", multiple " + multiple);
		if (protocol.stride() > 0) {
			final int size = (int) roundUp(protocol.window(), multiple);
			return new Windows(length, protocol, size, protocol.stride(), Math.max(0, length - size), multiple);
		}
		final long padded = roundUp(length, multiple);
		final int largest = protocol.window() / multiple * multiple;
		if (padded <= largest) return new Windows(length, protocol, (int) padded, padded, 0, multiple);
		if (stride(largest, protocol, multiple) < 1) throw new IllegalArgumentException("A window of " + protocol
			.window() + " pixels has no room for halos of " + protocol.halo() + ", a blend of " + protocol.blend() +
			" and a step of " + multiple);
		final long steps = steps(padded, largest, protocol, multiple);
		int size = largest;
		while (stride(size - multiple, protocol, multiple) > 0 && steps(padded, size - multiple, protocol,
			multiple) <= steps)
			size -= multiple;
		return new Windows(length, protocol, size, stride(size, protocol, multiple), padded - size, multiple);
	}

	private static long roundUp(final long n, final int multiple) {
		return (n + multiple - 1) / multiple * multiple;
	}

	/** The widest stride that leaves halos and blend. */
	private static long stride(final int size, final Protocol p, final int multiple) {
		return (size - 2 * p.halo() - p.blend()) / multiple * multiple;
	}

	private static long steps(final long padded, final int size, final Protocol p, final int multiple) {
		final long stride = stride(size, p, multiple);
		return (padded - size + stride - 1) / stride;
	}

	/** Pixels of the axis. */
	public long length() {
		return length;
	}

	/** Number of windows, at least 1. */
	public int count() {
		return count;
	}

	/** Pixels in each window. */
	public int size() {
		return size;
	}

	/** First pixel of a window, not negative. A window may reach over the axis' end, not over its start. */
	public long start(final int i) {
		if (protocol.stride() > 0) return Math.min((long) i * protocol.stride(), last);
		return count == 1 ? 0 : i * (last / multiple) / (count - 1) * multiple;
	}

	/** First pixel that a window's output counts for; also where its cell starts. */
	public long from(final int i) {
		return i == 0 ? 0 : start(i) + protocol.halo();
	}

	/** One past the last pixel that a window's output counts for. */
	public long to(final int i) {
		return i == count - 1 ? length : start(i) + size - protocol.halo();
	}

	/** One past the last pixel of a window's cell: no later window counts before it. */
	public long end(final int i) {
		return i == count - 1 ? length : from(i + 1);
	}

	/** Most pixels that a window counts for beyond its cell's end. */
	int overlap() {
		if (count == 1) return 0;
		final long least = protocol.stride() > 0 ? last - start(count - 2) : last / multiple / (count - 1) * multiple;
		return (int) (size - 2 * protocol.halo() - least);
	}

	/**
	 * What a window's pixels count, such that over all windows a pixel counts 1.
	 *
	 * @return as long as the window; 0 before {@link #from} and from {@link #to} on
	 */
	float[] weights(final int i) {
		final float[] weights = new float[size];
		for (long p = from(i); p < to(i); p++) {
			double sum = 0;
			for (int k = i; k >= 0 && p < to(k); k--)
				sum += weight(k, p);
			for (int k = i + 1; k < count && p >= from(k); k++)
				sum += weight(k, p);
			weights[(int) (p - start(i))] = (float) (weight(i, p) / sum);
		}
		return weights;
	}

	/** What a window counts at a pixel between its from and to, up to a common factor. */
	private double weight(final int i, final long pixel) {
		double weight = 1;
		if (protocol.blend() > 0) {
			final double step = protocol.blend() + 1;
			if (i > 0) weight = Math.min(weight, (pixel - from(i) + 1) / step);
			if (i < count - 1) weight = Math.min(weight, (to(i) - pixel) / step);
		}
		if (protocol.variance() > 0) {
			final double off = pixel - start(i) - (size - 1) / 2.0;
			weight *= Math.exp(-off * off / (2 * protocol.variance()));
		}
		return weight;
	}
}

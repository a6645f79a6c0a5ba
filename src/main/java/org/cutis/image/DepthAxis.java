package org.cutis.image;

import java.util.Locale;

import org.cutis.task.UserError;

/** Which axis of an image runs into the skin. */
public enum DepthAxis {
		/** Slices are en face; depth runs along the stack. */
		Z(2),
		/** Slices are B-scans (x by depth); depth runs down each slice. */
		Y(1);

	/** Pixel sizes that differ by a smaller part are alike: files round them, TIFF to a millionth pixel per µm. */
	private static final double ALIKE = 0.01;

	private final int dimension;

	DepthAxis(final int dimension) {
		this.dimension = dimension;
	}

	/** Index of the depth axis in a {@link Volume}'s x, y, z, c. */
	public int dimension() {
		return dimension;
	}

	/** For a sentence that begins with {@code Depth runs}. */
	public String words() {
		return this == Z ? "along the stack, slices are en face (depth_axis Z)" : "down each slice, slices are B-scans (depth_axis Y)";
	}

	/** Index of the axis along which B-scans (x by depth) follow each other. */
	public int scanDimension() {
		return 3 - dimension;
	}

	/**
	 * Reads a command's {@code depth_axis}. The rule of {@code auto}: a single
	 * slice is a B-scan (Y); in a calibrated stack depth runs along the finer of
	 * the pixel's y and z; otherwise, and if both are alike (within 1 %), it runs along the
	 * stack (Z).
	 *
	 * @param text {@code auto}, {@code Z} or {@code Y}; upper or lower case
	 * @param dimensions the image's extents, beginning with x, y, z
	 * @param size the image's pixel size
	 * @throws UserError if the text is none of these
	 */
	public static DepthAxis resolve(final String text, final long[] dimensions, final PixelSize size) {
		return resolve(text, dimensions, size, Z);
	}

	/**
	 * As {@link #resolve(String, long[], PixelSize)}, for images of which another rule
	 * holds where the pixel size does not decide.
	 *
	 * @param usual the axis of a stack that is not calibrated or whose y and z are alike
	 */
	public static DepthAxis resolve(final String text, final long[] dimensions, final PixelSize size,
		final DepthAxis usual)
	{
		return switch (text == null ? "" : text.trim().toUpperCase(Locale.ROOT)) {
			case "Z" -> Z;
			case "Y" -> Y;
			case "AUTO" -> {
				if (dimensions[2] == 1) yield Y;
				if (!size.known() || Math.abs(size.y() - size.z()) <= ALIKE * size.y()) yield usual;
				yield size.y() < size.z() ? Y : Z;
			}
			default -> throw new UserError("depth_axis is \"" + text +
				"\", but must be auto, Z (a stack of en-face slices) or Y (a stack of B-scans).");
		};
	}
}

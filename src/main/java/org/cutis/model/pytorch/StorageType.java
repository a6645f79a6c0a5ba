package org.cutis.model.pytorch;

import java.nio.ByteBuffer;

/** How the numbers of a tensor are kept, little-endian. */
enum StorageType {

		FLOAT("torch.FloatStorage", 4), DOUBLE("torch.DoubleStorage", 8), HALF("torch.HalfStorage", 2), LONG(
			"torch.LongStorage", 8);

	/** The class in PyTorch. */
	final String id;

	final int bytes;

	StorageType(final String id, final int bytes) {
		this.id = id;
		this.bytes = bytes;
	}

	/** Null if there is none of that class. */
	static StorageType of(final String id) {
		for (final StorageType type : values())
			if (type.id.equals(id)) return type;
		return null;
	}

	/** @param index of the number in the storage */
	float get(final ByteBuffer storage, final int index) {
		final int at = index * bytes;
		return switch (this) {
			case FLOAT -> storage.getFloat(at);
			case DOUBLE -> (float) storage.getDouble(at);
			case HALF -> half(storage.getShort(at));
			case LONG -> storage.getLong(at);
		};
	}

	/** IEEE 754 binary16: a sign, 5 bits of exponent (biased by 15), 10 of fraction. */
	private static float half(final short bits) {
		final int exponent = bits >> 10 & 0x1F, fraction = bits & 0x3FF;
		final float size = switch (exponent) {
			case 0 -> Math.scalb((float) fraction, -24);
			case 0x1F -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
			default -> Math.scalb((float) (0x400 | fraction), exponent - 25);
		};
		return bits < 0 ? -size : size;
	}
}

package org.cutis.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Buffers the engine takes without a copy on the Java heap. */
public final class Buffers {

	private Buffers() {}

	/**
	 * Allocates a direct float buffer in native order.
	 *
	 * @param shape its extents; their product is its capacity
	 */
	public static FloatBuffer direct(final int... shape) {
		long n = Float.BYTES;
		for (final int s : shape)
			n *= s;
		return ByteBuffer.allocateDirect(Math.toIntExact(n)).order(ByteOrder.nativeOrder()).asFloatBuffer();
	}
}

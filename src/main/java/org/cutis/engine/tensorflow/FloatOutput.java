package org.cutis.engine.tensorflow;

import java.nio.FloatBuffer;

import org.cutis.engine.Buffers;
import org.tensorflow.RawTensor;
import org.tensorflow.ndarray.buffer.DataBuffers;

/** A direct buffer, used again and again, for what a network gives out. */
final class FloatOutput {

	private FloatBuffer buffer = Buffers.direct(0);

	/** The tensor's values; valid until the next call. */
	FloatBuffer copy(final RawTensor tensor) {
		final int size = Math.toIntExact(tensor.numBytes() / Float.BYTES);
		final FloatBuffer out = ofSize(size);
		tensor.data().asFloats().copyTo(DataBuffers.of(out), size);
		return out;
	}

	/** A buffer of that size, its content undefined. */
	FloatBuffer ofSize(final int size) {
		if (buffer.capacity() < size) buffer = Buffers.direct(size);
		buffer.clear().limit(size);
		return buffer.slice();
	}
}

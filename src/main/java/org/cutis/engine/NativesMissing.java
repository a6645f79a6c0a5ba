package org.cutis.engine;

import org.cutis.task.UserError;

/** TensorFlow's native library is not on this machine; {@link Engines#downloadNatives} gets it. */
public final class NativesMissing extends UserError {

	private static final long serialVersionUID = 1L;

	public NativesMissing(final String message) {
		super(message);
	}
}

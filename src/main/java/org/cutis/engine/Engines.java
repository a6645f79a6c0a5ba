package org.cutis.engine;

import java.lang.reflect.InvocationTargetException;

import org.cutis.task.UserError;

/** Where the engine is found. */
public final class Engines {

	private static final String IMPLEMENTATION = "org.cutis.engine.tensorflow.TensorFlowEngine";

	private static Engine engine;

	private Engines() {}

	/**
	 * The engine, loaded at the first call (about a second; longer the first time
	 * ever, when the native libraries are unpacked).
	 *
	 * @throws UserError if the engine cannot be loaded on this machine
	 */
	public static synchronized Engine get() {
		if (engine == null) engine = create();
		return engine;
	}

	private static Engine create() {
		try {
			return (Engine) Class.forName(IMPLEMENTATION).getDeclaredConstructor().newInstance();
		}
		catch (final InvocationTargetException e) {
			if (e.getCause() instanceof RuntimeException r) throw r;
			if (e.getCause() instanceof LinkageError missing) throw notLoaded(missing);
			throw new IllegalStateException(e.getCause());
		}
		catch (final ReflectiveOperationException | LinkageError e) {
			throw notLoaded(e);
		}
	}

	private static UserError notLoaded(final Throwable cause) {
		return new UserError("TensorFlow cannot be loaded (" + cause + "). Install Cutis again with all its jars.", cause);
	}
}

package org.cutis.engine;

/** Where the engine is found. */
public final class Engines {

	private static final String IMPLEMENTATION = "org.cutis.engine.tensorflow.TensorFlowEngine";

	private static Engine engine;

	private Engines() {}

	/**
	 * The engine, loaded at the first call (about a second; longer the first time
	 * ever, when the native libraries are unpacked).
	 *
	 * @throws org.cutis.task.UserError if the engine cannot be loaded on this machine
	 */
	public static synchronized Engine get() {
		if (engine == null) engine = create();
		return engine;
	}

	private static Engine create() {
		try {
			return (Engine) Class.forName(IMPLEMENTATION).getDeclaredConstructor().newInstance();
		}
		catch (final ReflectiveOperationException e) {
			if (e.getCause() instanceof RuntimeException r) throw r;
			throw new IllegalStateException("The TensorFlow engine is not on the class path", e);
		}
	}
}

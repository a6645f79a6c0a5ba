package org.cutis.engine.tensorflow;

import java.util.function.Supplier;

/** DJL looks its engines up by the thread's context class loader, which in Fiji is another than ours. */
final class OwnClassLoader {

	private OwnClassLoader() {}

	/** Does work with the class loader of this package as the thread's context class loader. */
	static <T> T call(final Supplier<T> work) {
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(OwnClassLoader.class.getClassLoader());
		try {
			return work.get();
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}
}

package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

public class OwnClassLoaderTest {

	@Test
	public void isSetForTheWorkAndTakenBackAfterIt() {
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		final ClassLoader foreign = ClassLoader.getPlatformClassLoader();
		thread.setContextClassLoader(foreign);
		try {
			assertSame(getClass().getClassLoader(), OwnClassLoader.call(thread::getContextClassLoader));
			assertSame(foreign, thread.getContextClassLoader());
			assertThrows(IllegalStateException.class, () -> OwnClassLoader.call(() -> {
				throw new IllegalStateException();
			}));
			assertSame(foreign, thread.getContextClassLoader());
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}
}

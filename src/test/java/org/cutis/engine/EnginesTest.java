package org.cutis.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.Test;

public class EnginesTest {

	@Test
	public void threadsGetTheSameEngineWhateverTheirClassLoader() throws Exception {
		final int n = 4;
		final ExecutorService pool = Executors.newFixedThreadPool(n);
		final CyclicBarrier together = new CyclicBarrier(n);
		try {
			final List<Future<Engine>> engines = new ArrayList<>();
			for (int i = 0; i < n; i++)
				engines.add(pool.submit(() -> {
					final ClassLoader foreign = ClassLoader.getPlatformClassLoader();
					Thread.currentThread().setContextClassLoader(foreign);
					together.await();
					final Engine engine = Engines.get();
					assertSame("left as it was", foreign, Thread.currentThread().getContextClassLoader());
					return engine;
				}));
			for (final Future<Engine> e : engines)
				assertSame(Engines.get(), e.get());
			assertEquals("CPU:0", Engines.get().report().devices().get(0));
		}
		finally {
			pool.shutdown();
		}
	}
}

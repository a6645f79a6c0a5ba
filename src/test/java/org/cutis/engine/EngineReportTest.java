package org.cutis.engine;

import static org.junit.Assert.assertEquals;

import java.util.List;

import org.junit.Test;

public class EngineReportTest {

	@Test
	public void asTextForLogs() {
		assertEquals("engine: TensorFlow 2.16.2\ndevices: CPU:0, GPU:0\nnatives: /lib/tf.so\ncpu_features: AVX2, FMA\nbf16: no\n",
			new EngineReport("TensorFlow 2.16.2", List.of("CPU:0", "GPU:0"), "/lib/tf.so", List.of("AVX2", "FMA"), false)
				.toText());
		assertEquals("engine: T\ndevices: CPU:0\nnatives: n\ncpu_features: unknown\nbf16: yes\n", new EngineReport("T", List
			.of("CPU:0"), "n", List.of(), true).toText());
	}
}

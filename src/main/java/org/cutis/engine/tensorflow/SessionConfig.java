package org.cutis.engine.tensorflow;

import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/** How TensorFlow's sessions are set up. */
final class SessionConfig {

	private SessionConfig() {}

	/**
	 * @param device as {@link Devices#choose} gives it; on a CPU the session does not see the GPUs there may be
	 * @param bf16 let oneDNN compute convolutions in bfloat16
	 */
	static ConfigProto of(final String device, final boolean bf16) {
		final ConfigProto.Builder config = ConfigProto.newBuilder().setAllowSoftPlacement(true);
		if (device.startsWith("CPU")) config.putDeviceCount("GPU", 0);
		if (bf16) config.setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(RewriterConfig.newBuilder()
			.setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON)));
		return config.build();
	}
}

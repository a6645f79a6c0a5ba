package org.cutis.engine;

import java.util.List;

/**
 * What really runs, as the engine itself tells it.
 *
 * @param engine name and version, for example {@code TensorFlow 2.16.2}
 * @param devices the engine's own device list, for example {@code CPU:0}
 * @param natives where the native library was loaded from
 * @param cpuFeatures what the processor has of AVX2, FMA, AVX-512, bf16, AMX; empty if unknown
 * @param bf16 whether the processor computes in bfloat16 natively
 */
public record EngineReport(String engine, List<String> devices, String natives,
	List<String> cpuFeatures, boolean bf16)
{

	public EngineReport {
		devices = List.copyOf(devices);
		cpuFeatures = List.copyOf(cpuFeatures);
	}

	/** The version alone, for example {@code 2.16.2}. */
	public String version() {
		return engine.replaceFirst("^\\D*", "");
	}

	/** For logs: five lines, {@code name: value}. */
	public String toText() {
		return "engine: " + engine + "\ndevices: " + String.join(", ", devices) + "\nnatives: " + natives +
			"\ncpu_features: " + (cpuFeatures.isEmpty() ? "unknown" : String.join(", ", cpuFeatures)) + "\nbf16: " +
			(bf16 ? "yes" : "no") + "\n";
	}
}

package org.cutis.engine.tensorflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of the processor's features matters for convolutions, read from /proc/cpuinfo. */
final class CpuFeatures {

	private static final Path CPUINFO = Path.of("/proc/cpuinfo");

	private static final Map<String, String> NAMES = new LinkedHashMap<>();
	static {
		NAMES.put("avx2", "AVX2");
		NAMES.put("fma", "FMA");
		NAMES.put("avx512f", "AVX-512");
		NAMES.put("avx512_bf16", "AVX-512 bf16");
		NAMES.put("amx_bf16", "AMX bf16");
		NAMES.put("bf16", "bf16");
	}

	private CpuFeatures() {}

	/** The features of this machine; empty where the system does not tell (macOS, Windows). */
	static List<String> detect() {
		if (!Files.isReadable(CPUINFO)) return List.of();
		try {
			return parse(Files.readString(CPUINFO));
		}
		catch (final IOException e) {
			return List.of();
		}
	}

	/** @param cpuinfo the text of /proc/cpuinfo; x86 calls the line "flags", ARM "Features" */
	static List<String> parse(final String cpuinfo) {
		final List<String> found = new ArrayList<>();
		for (final String line : cpuinfo.split("\n")) {
			if (!line.startsWith("flags") && !line.startsWith("Features")) continue;
			final List<String> flags = Arrays.asList(line.substring(line.indexOf(':') + 1).trim().split("\\s+"));
			NAMES.forEach((flag, name) -> {
				if (flags.contains(flag)) found.add(name);
			});
			break;
		}
		return found;
	}

	static boolean bf16(final List<String> features) {
		return features.stream().anyMatch(f -> f.endsWith("bf16"));
	}
}

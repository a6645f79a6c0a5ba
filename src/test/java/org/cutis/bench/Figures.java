package org.cutis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.cutis.engine.EngineReport;
import org.cutis.engine.Engines;

import com.google.gson.GsonBuilder;

/** What a benchmark found: printed one figure a line, and written as JSON with the machine's facts. */
public final class Figures {

	private record Figure(double value, String unit) {}

	private final String bench;

	private final Map<String, Figure> figures = new LinkedHashMap<>();

	public Figures(final String bench) {
		this.bench = bench;
	}

	/** Prints and keeps a figure. */
	public void add(final String name, final double value, final String unit) {
		figures.put(bench + "." + name, new Figure(value, unit));
		System.out.println(bench + "." + name + ": " + number(value) + " " + unit);
	}

	private static String number(final double value) {
		return value >= 1000 ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, "%.4g", value);
	}

	void json(final Path file) throws IOException {
		final EngineReport engine = Engines.get().report();
		final Map<String, Object> machine = new LinkedHashMap<>();
		machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
		machine.put("java", System.getProperty("java.version"));
		machine.put("processors", Runtime.getRuntime().availableProcessors());
		machine.put("engine", engine.engine());
		machine.put("devices", engine.devices());
		machine.put("cpu_features", engine.cpuFeatures());
		Files.writeString(file, new GsonBuilder().setPrettyPrinting().create().toJson(Map.of("machine", machine,
			"figures", figures)));
	}
}

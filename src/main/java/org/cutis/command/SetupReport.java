package org.cutis.command;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.Device;
import org.cutis.engine.Engine;
import org.cutis.engine.EngineTrace;
import org.cutis.engine.Engines;
import org.cutis.image.Provenance;
import org.cutis.model.DeviceTrial;
import org.cutis.model.ModelBundle;
import org.cutis.model.ModelRegistry;
import org.cutis.model.ModelStates;
import org.cutis.task.Progress;
import org.cutis.task.UserError;

import ij.IJ;

/** The text of Check Setup: lines {@code name: value} under headings, and at the end what is wrong. */
final class SetupReport {

	/** Comes with Cutis. */
	private static final String TRIAL_MODEL = "epidermis";

	private static final double SECONDS = 1;

	private final StringBuilder text = new StringBuilder();

	private final List<String> problems = new ArrayList<>();

	private SetupReport() {}

	/** Looks at everything. @throws java.util.concurrent.CancellationException if the progress is cancelled */
	static String of(final ModelRegistry registry, final Progress progress) throws IOException {
		final SetupReport report = new SetupReport();
		report.programs();
		report.engine(registry, progress.part(0, 0.7));
		report.models(registry, progress.part(0.7, 1));
		report.problems();
		return report.text.toString();
	}

	private void programs() {
		head("Cutis setup");
		line("cutis", Provenance.create("Check Setup").entries().get("cutis.version"));
		line("java", property("java.version") + " (" + property("java.vendor") + "), " + property("os.arch"));
		line("system", property("os.name") + " " + property("os.version") + ", " + Runtime.getRuntime()
			.availableProcessors() + " processors");
		line("imagej", IJ.getVersion() + (isFiji() ? ", in Fiji" : ""));
		final Runtime java = Runtime.getRuntime();
		line("memory", megabytes(java.maxMemory()) + " for Java at most, " + megabytes(java.totalMemory() - java
			.freeMemory()) + " of it used; the machine has " + machineMemory());
	}

	private void engine(final ModelRegistry registry, final Progress progress) throws IOException {
		head("Engine");
		line("jars", EngineTrace.jars());
		EngineTrace.another().ifPresent(jar -> line("another TensorFlow", jar + " (not used by Cutis, and left alone)"));
		progress.update(0, "Loading TensorFlow");
		final Engine engine;
		try {
			engine = Engines.get();
		}
		catch (final UserError e) {
			problems.add(e.getMessage());
			line("engine", "NOT LOADED (see Problems)");
			return;
		}
		text.append(engine.report().toText());
		speed(engine, registry, progress);
	}

	private void speed(final Engine engine, final ModelRegistry registry, final Progress progress) throws IOException {
		head("Speed");
		try {
			final ModelBundle model = registry.resolve(TRIAL_MODEL, progress);
			for (final String device : engine.report().devices()) {
				final DeviceTrial trial = DeviceTrial.run(engine, model, Device.parse(device.startsWith("CPU") ? "cpu" : device),
					SECONDS, progress);
				text.append(trial.toText()).append('\n');
				if (!trial.device().equals(device)) problems.add(device + " was asked for, but " + trial.device() + " has run.");
				if (!trial.isRight()) problems.add(trial.device() + " computes wrong. Use another device, and update its driver.");
			}
		}
		catch (final UserError e) {
			problems.add(e.getMessage());
			text.append("not measured (see Problems)\n");
		}
	}

	private void models(final ModelRegistry registry, final Progress progress) throws IOException {
		head("Models");
		line("folder", ModelRegistry.userFolder().toString());
		for (final ModelStates.State model : ModelStates.of(registry, progress)) {
			line(model.name(), model.whole() ? model.text() : "DAMAGED (see Problems)");
			if (!model.whole()) problems.add(model.text());
		}
	}

	private void problems() {
		head("Problems");
		if (problems.isEmpty()) text.append("none\n");
		for (final String problem : problems)
			text.append("- ").append(problem).append('\n');
	}

	private void head(final String title) {
		text.append(text.isEmpty() ? "" : "\n").append("== ").append(title).append(" ==\n");
	}

	private void line(final String name, final String value) {
		text.append(name).append(": ").append(value).append('\n');
	}

	private static String property(final String name) {
		return System.getProperty(name, "unknown");
	}

	private static boolean isFiji() {
		return SetupReport.class.getClassLoader().getResource("net/imagej/legacy/LegacyService.class") != null;
	}

	private static String machineMemory() {
		return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
			? megabytes(system.getTotalMemorySize()) : "unknown";
	}

	private static String megabytes(final long bytes) {
		return (bytes >> 20) + " MB";
	}
}

package org.cutis.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.cutis.engine.Engines;
import org.cutis.model.ModelRegistry;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.command.CommandModule;

/** Check Setup with the real engine, and with a damaged model among the installed ones. */
public class CheckSetupTest {

	private static final Pattern SPEED = Pattern.compile(
		"(\\S+): ([0-9.]+) runs a second of model epidermis on (\\d+) x (\\d+) pixels, the first in ([0-9.]+) s; the output is right.*");

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Rule
	public final CommandRule command = new CommandRule(CheckSetup.class);

	private final Path damaged = ModelRegistry.userFolder().resolve("check-setup-damaged.zip");

	/** The last byte but a few thousand belongs to the weights. */
	@Before
	public void installDamaged() throws IOException {
		Files.createDirectories(damaged.getParent());
		try (InputStream in = getClass().getResourceAsStream("/org/cutis/models/epidermis.zip")) {
			final byte[] bytes = in.readAllBytes();
			bytes[bytes.length / 2] ^= 1;
			Files.write(damaged, bytes);
		}
	}

	@After
	public void uninstall() throws IOException {
		Files.deleteIfExists(damaged);
	}

	@Test
	public void tellsWhatRunsAndWhatIsDamaged() throws Exception {
		final File file = new File(folder.getRoot(), "setup.txt");
		final CommandModule module = command.run("output", file);
		assertFalse(module.getCancelReason(), module.isCanceled());
		final String report = (String) module.getOutput("report");
		assertEquals(report, Files.readString(file.toPath()));
		final List<String> lines = report.lines().toList();
		assertTrue(report, lines.contains("engine: " + Engines.get().report().engine()));
		assertTrue(report, lines.contains("natives: " + Engines.get().report().natives()));
		assertTrue(report, lines.stream().anyMatch(l -> l.startsWith("java: " + System.getProperty("java.version"))));

		final List<String> devices = lines.stream().map(SPEED::matcher).filter(Matcher::matches).map(m -> m.group(1)).toList();
		assertEquals("each device has been timed", Engines.get().report().devices(), devices);
		final Matcher speed = SPEED.matcher(lines.get(lines.indexOf("== Speed ==") + 1));
		assertTrue(speed.matches());
		assertTrue(Double.parseDouble(speed.group(2)) > 0 && Double.parseDouble(speed.group(5)) > 0);

		assertTrue(report, lines.stream().anyMatch(l -> l.matches("epidermis: rsom, unet, checksums hold, sha256 [0-9a-f]{64}")));
		assertTrue(report, lines.contains("check-setup-damaged: DAMAGED (see Problems)"));
		final List<String> problems = lines.subList(lines.indexOf("== Problems ==") + 1, lines.size());
		assertEquals(report, 1, problems.size());
		assertTrue(report, problems.get(0).contains("check-setup-damaged"));
	}

	@Test
	public void badOutputIsFoundFirst() throws Exception {
		final File file = new File(folder.getRoot(), "no such folder/setup.txt");
		assertEquals("The output file " + file +
			" would be in a folder that does not exist. Choose a file in a folder that does.", command.complaint("output", file));
		final String complaint = command.complaint("output", folder.getRoot());
		assertTrue(complaint, complaint.startsWith("The file " + folder.getRoot()) && complaint.contains("there is a folder"));
	}
}

package org.cutis.face;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.plugin.PluginService;
import org.scijava.widget.InputWidget;

/** What the menu's class does on a Java that is too old for Cutis. None is needed for the test. */
public class CutisPlugInTest {

	/** Of class files that Java 8 loads (JVM specification, table 4.1-A). */
	private static final int JAVA_8 = 52;

	@Test
	public void sourcesForJava8AreClassesForJava8() throws IOException {
		final Path root = Path.of("src", "main", "java8");
		final List<Path> sources;
		try (Stream<Path> files = Files.walk(root)) {
			sources = files.filter(f -> f.toString().endsWith(".java")).map(root::relativize).toList();
		}
		assertTrue(sources.toString(), sources.size() >= 3);
		for (final Path source : sources) {
			final String name = "/" + source.toString().replace('\\', '/').replaceFirst("java$", "class");
			assertEquals(name, JAVA_8, version(name));
		}
		assertEquals("the check itself", 61, version("/org/cutis/face/MenuCommand.class"));
	}

	/** Fiji's own list of commands would load classes that cannot be loaded. */
	@Test
	public void fijiOnAnOldJavaHasTheMenuEntriesOnly() {
		final Context context = new Context(CommandService.class, OldJavaService.class);
		try {
			final CommandService commands = context.service(CommandService.class);
			final PluginService plugins = context.service(PluginService.class);
			OldJavaService.apply(plugins, "17");
			final int all = commands.getCommands().size();
			final long ours = ours(commands);
			assertTrue("" + ours, ours > 5);
			OldJavaService.apply(plugins, "1.8");
			assertEquals(0, ours(commands));
			assertEquals("others stay", all - ours, commands.getCommands().size());
			assertEquals(0, plugins.getPluginsOfType(InputWidget.class).stream().filter(p -> p.getClassName().startsWith(
				"org.cutis.")).count());
		}
		finally {
			context.dispose();
		}
	}

	private static long ours(final CommandService commands) {
		return commands.getCommands().stream().filter(c -> c.getDelegateClassName().startsWith("org.cutis.")).count();
	}

	private static int version(final String name) throws IOException {
		try (InputStream in = CutisPlugInTest.class.getResourceAsStream(name);
				DataInputStream data = new DataInputStream(in)) {
			assertEquals(0xCAFEBABE, data.readInt());
			data.readUnsignedShort();
			return data.readUnsignedShort();
		}
	}

	@Test
	public void tooOldIsASentence() {
		assertEquals("Cutis needs Java 17 or newer, but this is Java 8. Install the newest ImageJ or Fiji, which brings a newer " +
			"Java with it, and Cutis there.", JavaCheck.problem("1.8"));
		assertTrue(JavaCheck.problem("11").contains("Java 11."));
		assertTrue(JavaCheck.problem("16").contains("Java 16."));
	}

	@Test
	public void newEnoughOrUnknownIsNone() {
		for (final String version : List.of("17", "17.0.2", "21", "25-ea", "", "next"))
			assertNull(version, JavaCheck.problem(version));
		assertNull(JavaCheck.problem(null));
	}
}

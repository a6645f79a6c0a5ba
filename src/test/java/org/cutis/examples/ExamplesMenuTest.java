package org.cutis.examples;

import static org.junit.Assert.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import javax.script.ScriptEngine;

import org.codehaus.groovy.jsr223.GroovyScriptEngineFactory;
import org.junit.Test;
import org.python.jsr223.PyScriptEngineFactory;
import org.scijava.Context;
import org.scijava.script.AbstractScriptLanguage;
import org.scijava.script.ScriptInfo;
import org.scijava.script.ScriptService;

/** Where users find the examples: in Fiji's menu, in plain ImageJ's, and among the Script Editor's templates. */
public class ExamplesMenuTest {

	/** So that SciJava looks at macros, as it does in Fiji. */
	private static final class Macros extends AbstractScriptLanguage {

		@Override
		public List<String> getExtensions() {
			return List.of("ijm");
		}

		@Override
		public ScriptEngine getScriptEngine() {
			throw new UnsupportedOperationException();
		}
	}

	private static Set<String> labels(final String... folders) throws Exception {
		final Set<String> labels = new TreeSet<>();
		for (final String folder : folders)
			for (final Path script : Examples.in(folder))
				labels.add(script.getFileName().toString().replaceFirst("\\.[a-z]+$", "").replace('_', ' '));
		return labels;
	}

	/** By SciJava's own search, in the resources that go into the jar. */
	@Test
	public void fiji() throws Exception {
		final List<String> found = new ArrayList<>();
		try (Context context = new Context(ScriptService.class)) {
			final ScriptService scripts = context.service(ScriptService.class);
			scripts.getIndex().add(new PyScriptEngineFactory(), false);
			scripts.getIndex().add(new GroovyScriptEngineFactory(), false);
			scripts.getIndex().add(new Macros(), false);
			for (final ScriptInfo info : scripts.getScripts())
				// From the class path; this project's own folder of scripts is found, too, but is in nobody's Fiji.
				if (info.getURL() != null && info.getURL().toString().contains("/Examples/")) found.add(info.getMenuPath()
					.getMenuString(true));
		}
		assertEquals(labels("macros", "jython", "groovy").stream().map(label -> "Plugins > Cutis > Examples > " + label).toList(),
			found.stream().sorted().toList());
	}

	/** Under the same labels as in Fiji, so that there each is in the menu once. */
	@Test
	public void plainImageJ() throws Exception {
		final Set<String> entries = Files.readAllLines(Path.of("src/main/resources/plugins.config")).stream().filter(line -> line
			.startsWith("Plugins>Cutis>Examples, ")).collect(Collectors.toCollection(TreeSet::new));
		assertEquals(labels("macros").stream().map(label -> "Plugins>Cutis>Examples, \"" + label +
			"\", ij.plugin.Macro_Runner(\"JAR:scripts/Plugins/Cutis/Examples/" + label.replace(' ', '_') + ".ijm\")").collect(
				Collectors.toCollection(TreeSet::new)), entries);
	}

	@Test
	public void scriptEditor() throws Exception {
		for (final String folder : List.of("macros", "jython", "groovy"))
			for (final Path script : Examples.in(folder))
				assertEquals(Files.readString(script), new String(getClass().getResourceAsStream("/script_templates/Cutis/" + script
					.getFileName()).readAllBytes()));
	}
}

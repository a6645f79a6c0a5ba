package org.cutis.face;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

import org.cutis.command.InputCheck;
import org.cutis.command.Models;
import org.junit.Test;
import org.scijava.command.CommandInfo;
import org.scijava.module.ModuleItem;

/** What must hold for every command, so that all its faces work. */
public class CommandsTest {

	@Test
	public void thereAreCommands() {
		assertTrue(visible().size() >= 1);
	}

	@Test
	public void theDocumentationIsCurrent() throws IOException {
		assertEquals("docs/commands.md is not current: run scripts/docs", CommandDocs.page(), Files.readString(
			Path.of("docs", "commands.md")));
	}

	/** Plain ImageJ has an entry for every command, under the same path and label as Fiji. */
	@Test
	public void pluginsConfigListsEveryCommand() throws IOException {
		final TreeSet<String> expected = new TreeSet<>();
		for (final CommandInfo info : visible())
			expected.add(info.getMenuPath().getMenuString(false).replace(" > ", ">") + ", \"" + Commands
				.menuLabel(info) + "\", org.cutis.face.CutisPlugIn(\"" + info
					.getName() + "\")");
		assertEquals(String.join("\n", expected), String.join("\n", new TreeSet<>(pluginsConfig())));
	}

	@Test
	public void everyParameterCanBeSetFromEverywhere() {
		for (final CommandInfo info : visible())
			for (final ModuleItem<?> item : InputCheck.inputs(info)) {
				final String where = info.getName() + ": " + item.getName();
				assertTrue(where, item.getName().matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
				assertNotNull(where, item.getDescription());
				assertFalse(where + " must not be remembered from an earlier run", item.isPersisted());
				final String style = item.getWidgetStyle();
				assertEquals(where + ": model:MODALITY", style != null && style.startsWith("model"), Models.modalities(item)
					.isPresent());
				assertFalse(where, InputText.type(item).equals("image") && item
					.getType() != ij.ImagePlus.class);
			}
	}

	/**
	 * ImageJ finds {@code file=} in {@code lf_file=}, too, and its recorder warns of
	 * two keys of which one starts like the other if one of them is a yes/no.
	 */
	@Test
	public void macroKeysAreUnambiguous() {
		for (final CommandInfo info : visible())
			for (final ModuleItem<?> a : InputCheck.inputs(info))
				for (final ModuleItem<?> b : InputCheck.inputs(info)) {
					if (a == b) continue;
					final String where = info.getName() + ": " + a.getName() + ", " + b.getName();
					assertFalse(where, b.getName().endsWith(a.getName()));
					assertFalse(where, InputText.isBoolean(a) && b.getName().startsWith(a.getName()));
				}
	}

	private static List<CommandInfo> visible() {
		return Commands.all().stream().filter(CommandInfo::isVisible).toList();
	}

	private static List<String> pluginsConfig() throws IOException {
		try (InputStream in = Files.newInputStream(Path.of("src", "main", "resources", "plugins.config"))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line
				.isBlank() && !line.startsWith("#") && !line.startsWith("Plugins>Cutis>Examples, ")).toList();
		}
	}
}

package org.cutis;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.Test;

/** What the documentation names is there, and what it tells users to type is right. */
public class DocsTest {

	private static final Path ROOT = Path.of("").toAbsolutePath();

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

	private static final Pattern SCRIPT = Pattern.compile("(?<![\\w/.])(?:scripts/|\\.ci/)[a-z][a-z.-]*[a-z]");

	/** {@code run("Label...", "options")}; options put together with + are read, too. */
	private static final Pattern MACRO = Pattern.compile("run\\(\"([^\"]+)\", (.*)\\);");

	private static final Pattern COMMAND_LINE = Pattern.compile("scripts/cutis ([a-z]+-[a-z-]+)([^\\n`]*)");

	/** Files, folders, and of pages the headings. */
	@Test
	public void linksAndImagesAreThere() throws IOException {
		final List<String> broken = new ArrayList<>();
		int files = 0, headings = 0;
		for (final Path page : pages()) {
			for (final Matcher m = LINK.matcher(Files.readString(page)); m.find(); files++) {
				if (m.group(1).matches("[a-z]+://.*")) continue;
				final String[] target = m.group(1).split("#", 2);
				final Path file = target[0].isEmpty() ? page : page.resolveSibling(target[0]).normalize();
				if (!file.startsWith(ROOT) || !Files.exists(file)) broken.add(page + ": " + m.group(1));
				else if (target.length == 2) {
					headings++;
					if (!anchors(file).contains(target[1])) broken.add(page + ": no heading " + m.group(1));
				}
			}
		}
		assertEquals(List.of(), broken);
		assertFalse("the pattern finds links", files == 0 || headings == 0);
	}

	/** A page's headings as links name them: lower case, letters, digits, - and _ only, blanks as -. */
	private static Set<String> anchors(final Path page) throws IOException {
		final Set<String> anchors = new HashSet<>();
		boolean code = false;
		for (final String line : Files.readAllLines(page)) {
			if (line.startsWith("```")) code = !code;
			else if (!code && line.matches("#+ .*")) anchors.add(line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replaceAll(
				"[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
		}
		return anchors;
	}

	/** Every page can be reached from the first one. */
	@Test
	public void everyPageIsLinked() throws IOException {
		final Set<Path> reached = new HashSet<>();
		final List<Path> next = new ArrayList<>(List.of(ROOT.resolve("README.md")));
		while (!next.isEmpty()) {
			final Path page = next.remove(0);
			if (!reached.add(page)) continue;
			for (final Matcher m = LINK.matcher(Files.readString(page)); m.find();) {
				final Path file = page.resolveSibling(m.group(1).replaceFirst("#.*", "")).normalize();
				if (file.toString().endsWith(".md") && Files.exists(file)) next.add(file);
			}
		}
		final List<Path> lost = new ArrayList<>(pages());
		lost.removeAll(reached);
		assertEquals(List.of(), lost);
	}

	@Test
	public void scriptsAreThereAndExecutable() throws IOException {
		final Set<String> named = new HashSet<>();
		for (final Path page : pages())
			for (final Matcher m = SCRIPT.matcher(Files.readString(page)); m.find();)
				named.add(m.group());
		assertEquals(List.of(), named.stream().filter(s -> !Files.isExecutable(ROOT.resolve(s))).toList());
		assertEquals(Set.of(), difference(Set.of("scripts/demo", "scripts/cutis", "scripts/bench",
			"scripts/train-default-models"), named));
	}

	@Test
	public void nothingIsLeftToDo() throws IOException {
		final List<String> left = new ArrayList<>();
		for (final Path page : pages()) {
			int line = 0;
			for (final String text : Files.readAllLines(page)) {
				line++;
				if (text.contains("TODO")) left.add(ROOT.relativize(page) + ":" + line);
			}
		}
		assertEquals(List.of(), left);
	}

	@Test
	public void macrosAndCommandLinesUseWhatTheCommandsHave() throws IOException {
		final Map<String, Set<String>> commands = commands();
		final List<String> wrong = new ArrayList<>();
		int found = 0;
		for (final Path page : pages()) {
			final String text = Files.readString(page);
			for (final Matcher m = MACRO.matcher(text); m.find(); found++)
				check(m.group(), m.group(1).replaceFirst("\\.+$", ""), keys(m.group(2)), commands, wrong);
			for (final Matcher m = COMMAND_LINE.matcher(text); m.find(); found++)
				check(m.group(), title(m.group(1), commands), options(m.group(2)), commands, wrong);
		}
		assertEquals(List.of(), wrong);
		assertFalse("the patterns find macros", found == 0);
	}

	private static void check(final String example, final String title, final Set<String> used,
		final Map<String, Set<String>> commands, final List<String> wrong)
	{
		if (!commands.containsKey(title)) wrong.add(example + ": there is no such command");
		else for (final String key : difference(used, commands.get(title)))
			wrong.add(example + ": " + key);
	}

	/** Titles and parameters as docs/commands.md has them, which is made from the commands. */
	private static Map<String, Set<String>> commands() throws IOException {
		final Map<String, Set<String>> commands = new HashMap<>();
		Set<String> parameters = new HashSet<>();
		for (final String line : Files.readAllLines(ROOT.resolve("docs/commands.md"))) {
			if (line.startsWith("## ")) commands.put(line.substring(3), parameters = new HashSet<>());
			else if (line.startsWith("| `")) parameters.add(line.split("`")[1]);
		}
		return commands;
	}

	/** A subcommand's title, for example Open RSOM for open-rsom. */
	private static String title(final String subcommand, final Map<String, Set<String>> commands) {
		return commands.keySet().stream().filter(t -> t.toLowerCase().replace(' ', '-').equals(subcommand)).findFirst()
			.orElse(subcommand);
	}

	/** Keys of a macro's options: what stands in quotes, without values in brackets. */
	private static Set<String> keys(final String options) {
		final String plain = options.replaceAll("\" \\+ [^\"]* \\+ \"", "x").replaceAll("\" \\+ [^\"]*$", "x").replace("\"", "").replaceAll("\\[[^\\]]*\\]",
			"x");
		final Set<String> keys = new HashSet<>();
		for (final String option : plain.trim().split("\\s+"))
			keys.add(option.replaceFirst("=.*", ""));
		return keys;
	}

	private static Set<String> options(final String arguments) {
		final Set<String> options = new HashSet<>();
		for (final Matcher m = Pattern.compile("--([a-z-]+)").matcher(arguments); m.find();)
			if (!m.group(1).equals("help")) options.add(m.group(1).replace('-', '_'));
		return options;
	}

	private static Set<String> difference(final Set<String> a, final Set<String> b) {
		final Set<String> rest = new HashSet<>(a);
		rest.removeAll(b);
		return rest;
	}

	private static List<Path> pages() throws IOException {
		final List<Path> pages = new ArrayList<>();
		try (Stream<Path> files = Stream.concat(Files.list(ROOT), Files.walk(ROOT.resolve("docs")))) {
			files.filter(f -> f.toString().endsWith(".md")).forEach(pages::add);
		}
		pages.add(ROOT.resolve("update-site/README.md"));
		return pages;
	}
}

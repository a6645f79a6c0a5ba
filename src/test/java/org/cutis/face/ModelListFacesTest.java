package org.cutis.face;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JPanel;
import javax.swing.JTextField;

import org.cutis.command.CutisCommand;
import org.cutis.command.InputCheck;
import org.cutis.command.RsomImages;
import org.cutis.command.SegmentEpidermis;
import org.cutis.command.SegmentImage;
import org.cutis.command.TinyModels;
import org.cutis.model.ModelRegistry;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.widget.AbstractInputHarvester;
import org.scijava.widget.AbstractInputPanel;
import org.scijava.widget.InputPanel;
import org.scijava.widget.InputWidget;
import org.scijava.widget.WidgetService;

/** Which models a user can choose, without a display; with one: DialogTest. */
public class ModelListFacesTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private final String before = System.getProperty("cutis.models");

	private Path models;

	@Before
	public void anEmptyModelsFolder() throws Exception {
		models = folder.newFolder("models").toPath();
		System.setProperty("cutis.models", models.toString());
	}

	@After
	public void theUsersAgain() {
		if (before == null) System.clearProperty("cutis.models");
		else System.setProperty("cutis.models", before);
	}

	@Test
	public void fijisDialogListsTheInstalledModels() throws Exception {
		try (Context context = new Context(CommandService.class, ModuleService.class, StatusService.class,
			WidgetService.class))
		{
			assertEquals(List.of("epidermis"), items(list(widget(context, module(context)))));
			install("my model (2)");
			Files.writeString(models.resolve("broken.zip"), "no model");
			final Module module = module(context);
			final JComboBox<?> list = list(widget(context, module));
			assertEquals("read anew for each dialog", List.of("epidermis", "my model (2)"), items(list));
			assertEquals("epidermis", ((JTextField) list.getEditor().getEditorComponent()).getText());
			list.setSelectedItem("my model (2)");
			assertEquals("my model (2)", module.getInput("model"));
			((JTextField) list.getEditor().getEditorComponent()).setText(" /else where/model.zip ");
			assertEquals("/else where/model.zip", module.getInput("model"));
			InputCheck.check(InputCheck.inputs(module.getInfo()).stream().filter(item -> item.getName().equals("model"))
				.findFirst().orElseThrow(), module.getInput("model"));
		}
	}

	@Test
	public void fijisDialogShowsWhatAScriptHasSet() throws Exception {
		try (Context context = new Context(CommandService.class, ModuleService.class, StatusService.class,
			WidgetService.class))
		{
			final Module module = module(context);
			module.setInput("model", "/a/b.zip");
			final InputWidget<?, ?> widget = widget(context, module);
			final JTextField text = (JTextField) list(widget).getEditor().getEditorComponent();
			assertEquals("/a/b.zip", text.getText());
			module.setInput("model", "c");
			widget.refreshWidget();
			java.awt.EventQueue.invokeAndWait(() -> {});
			assertEquals("c", text.getText());
			assertEquals("c", module.getInput("model"));
			assertTrue(Arrays.stream(((JPanel) widget.getComponent()).getComponents()).anyMatch(c -> c instanceof JButton b &&
				b.getText().equals("Browse")));
		}
	}

	/** A command without a model of its own starts with the first there is, as every list does. */
	@Test
	public void fijisDialogWithoutADefault() throws Exception {
		install("a first");
		try (Context context = new Context(CommandService.class, ModuleService.class, StatusService.class,
			WidgetService.class))
		{
			final Module module = module(context, SegmentImage.class);
			final JComboBox<?> list = list(widget(context, module));
			assertEquals(List.of("a first", "epidermis", "oct-layers", "rcm-mednet", "rcm-munet"), items(list));
			assertEquals("a first", ((JTextField) list.getEditor().getEditorComponent()).getText());
			assertEquals("a first", module.getInput("model"));
		}
	}

	/** SciJava's own text field is left to user interfaces that are not Swing's. */
	@Test
	public void otherUserInterfacesKeepTheirTextField() throws Exception {
		try (Context context = new Context(CommandService.class, ModuleService.class, StatusService.class,
			WidgetService.class))
		{
			final Module module = module(context);
			final WidgetService widgets = context.service(WidgetService.class);
			final Panel<JButton> other = new Panel<>(JButton.class);
			assertFalse(widgets.create(widgets.createModel(other, module, module.getInfo().getInput("model"), List
				.of())) instanceof ModelWidget);
			assertFalse("other texts are none of its business", widgets.create(widgets.createModel(new Panel<>(JPanel.class),
				module, module.getInfo().getInput("device"), List.of())) instanceof ModelWidget);
		}
	}

	@Test
	public void helpOnTheCommandLineListsThem() throws Exception {
		final String end = "Your own are in " + models + ".";
		assertEquals(List.of("Installed models for --model: epidermis.", end), help("segment-epidermis"));
		install("mine");
		Files.writeString(models.resolve("broken.zip"), "no model");
		assertEquals(List.of("Installed models for --model: epidermis, mine.", end), help("segment-epidermis"));
		assertEquals(List.of(), help("compute-roughness"));
	}

	/** Segment Image takes models of all modalities. */
	@Test
	public void aCommandForAnyModelListsAll() throws Exception {
		TinyModels.stains(models.resolve("slides"));
		final String end = "Your own are in " + models + ".";
		assertEquals(List.of("Installed models for --model: epidermis.", end), help("segment-epidermis"));
		assertEquals(List.of("Installed models for --model: epidermis, oct-layers, rcm-mednet, rcm-munet, slides.", end), help("segment-image"));
	}

	/** By its name and by its path, on the command line and in a macro, as if it were Cutis' own. */
	@Test
	public void aNewModelIsUsedAtOnce() throws Exception {
		final Path elsewhere = install("mine").resolveSibling("elsewhere");
		Files.createDirectory(elsewhere);
		final Path file = Files.copy(models.resolve("mine.zip"), elsewhere.resolve("my model.zip"));
		final String image = folder.getRoot().toPath().resolve("scan.tif").toString();
		ij.IJ.saveAsTiff(RsomImages.bScans("scan", 32, 2, 64, 3), image);
		final Path out = folder.getRoot().toPath().resolve("out");
		final Path again = folder.getRoot().toPath().resolve("again");
		final RealImageJ.Outcome run = RealImageJ.java(List.of(), CommandLine.class.getName(), "segment-epidermis",
			"--image", image, "--model", "mine", "--output", out.toString());
		assertEquals(run.errors().toString(), 0, run.exit());
		final RealImageJ.Outcome macro = RealImageJ.macro("open('" + image + "'); run('Segment Epidermis...', 'model=[" +
			file + "] output=[" + again + "]');");
		assertEquals(macro.errors().toString(), 0, macro.exit());
		for (final Path folder : List.of(out, again))
			assertTrue(Files.readAllLines(folder.resolve("scan_epidermis.csv.provenance.txt")).contains("model: epidermis"));
	}

	/** Cutis' own model under another name. */
	private Path install(final String name) throws Exception {
		final Path target = models.resolve(name + ".zip");
		try (InputStream in = ModelRegistry.class.getResourceAsStream("/org/cutis/models/epidermis.zip")) {
			Files.copy(in, target);
		}
		return target;
	}

	private static Module module(final Context context) {
		return module(context, SegmentEpidermis.class);
	}

	private static Module module(final Context context, final Class<? extends CutisCommand> command) {
		final CommandInfo info = context.service(CommandService.class).getCommand(command);
		final Module module = context.service(ModuleService.class).createModule(info);
		module.setInput("image", RsomImages.bScans("scan", 8, 2, 16, 1));
		// In Fiji another preprocessor does this, and no widget asks for an ImagePlus.
		module.resolveInput("image");
		return module;
	}

	/** Builds the dialog's panel as SciJava does. */
	private static InputWidget<?, JPanel> widget(final Context context, final Module module) throws Exception {
		final List<InputWidget<?, JPanel>> found = new ArrayList<>();
		for (final var item : module.getInfo().inputs())
			if (!item.getName().equals("model")) module.resolveInput(item.getName());
		final Panel<JPanel> panel = new Panel<>(JPanel.class);
		final Harvester harvester = new Harvester();
		context.inject(harvester);
		harvester.buildPanel(panel, module);
		found.add(panel.getWidget("model"));
		assertEquals(ModelWidget.class, found.get(0).getClass());
		return found.get(0);
	}

	private static JComboBox<?> list(final InputWidget<?, ?> widget) {
		return (JComboBox<?>) Arrays.stream(((JPanel) widget.getComponent()).getComponents()).filter(
			JComboBox.class::isInstance).findFirst().orElseThrow();
	}

	private static List<String> items(final JComboBox<?> list) {
		final List<String> items = new ArrayList<>();
		for (int i = 0; i < list.getItemCount(); i++)
			items.add((String) list.getItemAt(i));
		return items;
	}

	private static List<String> help(final String command) throws Exception {
		final PrintStream out = System.out;
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
		try {
			assertEquals(0, CommandLine.run(command, "--help"));
		}
		finally {
			System.setOut(out);
		}
		return bytes.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("Installed models") || line
			.startsWith("Your own")).toList();
	}

	/** A panel of any user interface. */
	private static final class Panel<W> extends AbstractInputPanel<JPanel, W> {

		private final Class<W> type;

		Panel(final Class<W> type) {
			this.type = type;
		}

		@Override
		public Class<W> getWidgetComponentType() {
			return type;
		}

		@Override
		public JPanel getComponent() {
			return new JPanel();
		}

		@Override
		public Class<JPanel> getComponentType() {
			return JPanel.class;
		}
	}

	private static final class Harvester extends AbstractInputHarvester<JPanel, JPanel> {

		@Override
		public InputPanel<JPanel, JPanel> createInputPanel() {
			return new Panel<>(JPanel.class);
		}

		@Override
		public boolean harvestInputs(final InputPanel<JPanel, JPanel> panel, final Module module) {
			return true;
		}
	}
}

package org.cutis.face;

import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.io.File;
import java.util.List;

import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JFileChooser;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

import org.cutis.command.Models;
import org.scijava.Priority;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.AbstractInputWidget;
import org.scijava.widget.InputWidget;
import org.scijava.widget.WidgetModel;

/**
 * How Fiji's dialog asks for a model: a list of those installed, in which the
 * path of any other can be typed, and a button to look for it.
 * <p>
 * The input stays a plain text. SciJava's own choices would need a command that
 * is a module of its own ({@code DynamicCommand}), loses the inputs' defaults,
 * and could not name a file.
 */
@Plugin(type = InputWidget.class, priority = Priority.HIGH)
public class ModelWidget extends AbstractInputWidget<String, JPanel> {

	private static final int COLUMNS = 20;

	@Parameter
	private LogService log;

	private JPanel panel;

	private JTextField text;

	/** Not where SciJava has other windows than Swing's: there the input stays a text field. */
	@Override
	public boolean supports(final WidgetModel model) {
		return super.supports(model) && model.isText() && Models.modalities(model.getItem()).isPresent() && model
			.getPanel() != null && model.getPanel().getWidgetComponentType() == JPanel.class;
	}

	@Override
	public void set(final WidgetModel model) {
		super.set(model);
		final List<String> names = Models.names(Models.modalities(model.getItem()).orElseThrow(), log::debug);
		final JComboBox<String> list = new JComboBox<>(names.toArray(String[]::new));
		list.setEditable(true);
		text = (JTextField) list.getEditor().getEditorComponent();
		text.setColumns(COLUMNS);
		final JButton browse = new JButton("Browse");
		browse.addActionListener(event -> browse());
		for (final javax.swing.JComponent c : List.of(text, list, browse))
			c.setToolTipText(model.getItem().getDescription());
		panel = new JPanel(new BorderLayout(3, 0));
		panel.add(list, BorderLayout.CENTER);
		panel.add(browse, BorderLayout.LINE_END);
		// A command without a model of its own starts with the first, as plain ImageJ's list does.
		if (model.getText().isEmpty() && !names.isEmpty()) model.setValue(names.get(0));
		show(model.getText());
		text.getDocument().addDocumentListener(new Typed());
	}

	@Override
	public String getValue() {
		return text.getText().strip();
	}

	@Override
	public void refreshWidget() {
		if (EventQueue.isDispatchThread()) show(get().getText());
		else EventQueue.invokeLater(() -> show(get().getText()));
	}

	@Override
	public JPanel getComponent() {
		return panel;
	}

	@Override
	public Class<JPanel> getComponentType() {
		return JPanel.class;
	}

	private void show(final String value) {
		if (!getValue().equals(value)) text.setText(value);
	}

	private void browse() {
		final File file = new File(getValue());
		final JFileChooser chooser = new JFileChooser(file.getParentFile());
		chooser.setDialogTitle("A model's folder, .zip or rdf.yaml");
		chooser.setFileSelectionMode(JFileChooser.FILES_AND_DIRECTORIES);
		if (chooser.showOpenDialog(panel) == JFileChooser.APPROVE_OPTION) text.setText(chooser.getSelectedFile()
			.getAbsolutePath());
	}

	private final class Typed implements DocumentListener {

		@Override
		public void insertUpdate(final DocumentEvent event) {
			updateModel();
		}

		@Override
		public void removeUpdate(final DocumentEvent event) {
			updateModel();
		}

		@Override
		public void changedUpdate(final DocumentEvent event) {
			updateModel();
		}
	}
}

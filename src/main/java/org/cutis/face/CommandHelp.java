package org.cutis.face;

import org.cutis.command.InputCheck;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;

/** Sentences about a command and its inputs, for the dialog's Help button, {@code --help} and the documentation. */
final class CommandHelp {

	private CommandHelp() {}

	/** What an input may be: its choices or its range; empty if anything goes. */
	static String allowed(final ModuleItem<?> item) {
		return item.getChoices() != null ? InputCheck.choices(item) : InputCheck.range(item);
	}

	/** An input's default as text; empty if it has none. */
	static String defaultText(final ModuleItem<?> item) {
		return InputText.format(item.getDefaultValue());
	}

	static String description(final ModuleItem<?> item) {
		return item.getDescription() == null ? "" : item.getDescription();
	}

	/** The command and its inputs as HTML for ImageJ's help window. */
	static String html(final ModuleInfo info, final String title) {
		final StringBuilder html = new StringBuilder("<html><h3>" + escape(title) + "</h3>");
		if (info.getDescription() != null) html.append("<p>").append(escape(info.getDescription())).append(
			"</p>");
		for (final ModuleItem<?> item : InputCheck.inputs(info)) {
			html.append("<p><b>").append(escape(item.getName())).append("</b> ").append(escape(description(
				item)));
			if (!allowed(item).isEmpty()) html.append(" (").append(escape(allowed(item))).append(")");
			html.append("</p>");
		}
		return html.append("</html>").toString();
	}

	private static String escape(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}
}

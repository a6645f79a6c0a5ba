package org.cutis.face.dialog;

import java.awt.Menu;
import java.awt.MenuBar;
import java.awt.MenuItem;
import java.io.File;

import ij.IJ;
import ij.ImageJ;
import ij.Menus;
import ij.plugin.Macro_Runner;

/**
 * Sits in a plain ImageJ with a display, in a process of its own: tells what is under Plugins > Cutis > Examples, and runs the
 * macro behind an entry. Arguments: the entry, and an image for the macro. Uses nothing but ImageJ.
 */
public final class ExamplesDriver {

	private ExamplesDriver() {}

	public static void main(final String[] arguments) {
		new ImageJ();
		final MenuBar bar = Menus.getMenuBar();
		Menu menu = null;
		for (int i = 0; i < bar.getMenuCount(); i++)
			if (bar.getMenu(i).getLabel().equals("Plugins")) menu = bar.getMenu(i);
		for (final String label : new String[] { "Cutis", "Examples" })
			menu = (Menu) item(menu, label);
		for (int i = 0; i < menu.getItemCount(); i++)
			System.out.println(menu.getItem(i).getLabel());
		// The entry itself would ask for the image; what it calls is this, with the macro's name.
		final String call = (String) Menus.getCommands().get(arguments[0]);
		final String jar = call.replaceFirst("ij.plugin.Macro_Runner\\(\"JAR:(.*)\"\\)", "$1");
		Macro_Runner.runMacroFromJar(jar, arguments[1]);
		System.out.println(IJ.getLog().strip().lines().reduce((a, b) -> b).orElse("").replace(new File(arguments[1]).getParent(),
			"FOLDER"));
		System.exit(0);
	}

	private static MenuItem item(final Menu menu, final String label) {
		for (int i = 0; i < menu.getItemCount(); i++)
			if (menu.getItem(i).getLabel().equals(label)) return menu.getItem(i);
		throw new IllegalStateException("There is no " + label + " in the menu " + menu.getLabel());
	}
}

package org.cutis.face;

import java.util.ArrayList;
import java.util.List;

import org.scijava.Priority;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.service.AbstractService;
import org.scijava.service.SciJavaService;
import org.scijava.service.Service;

/**
 * On a Java that is too old for them, takes Cutis' commands out of Fiji's list of SciJava plugins as Fiji starts: their
 * classes could not be loaded. The menu entries stay, by {@code plugins.config}, and {@link CutisPlugIn} answers there.
 */
@Plugin(type = Service.class, priority = Priority.EXTREMELY_HIGH)
public final class OldJavaService extends AbstractService implements SciJavaService {

	private static final String OURS = "org.cutis.";

	@Parameter
	private PluginService plugins;

	@Override
	public void initialize() {
		apply(plugins, System.getProperty("java.specification.version"));
	}

	/** @param java as in the property java.specification.version */
	static void apply(final PluginService plugins, final String java) {
		if (JavaCheck.problem(java) == null) return;
		final List<PluginInfo<?>> ours = new ArrayList<>();
		for (final PluginInfo<?> plugin : plugins.getPlugins())
			if (plugin.getClassName().startsWith(OURS) && !plugin.getClassName().equals(OldJavaService.class.getName())) ours.add(
				plugin);
		plugins.removePlugins(ours);
	}
}

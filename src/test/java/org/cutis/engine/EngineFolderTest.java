package org.cutis.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.Test;

public class EngineFolderTest {

	private static final Path ROOT = Path.of("").toAbsolutePath().getRoot();

	@Test
	public void isLookedForAboveTheJar() {
		final Path imageJ = ROOT.resolve("apps/ImageJ");
		assertEquals(List.of(imageJ.resolve("plugins/lib/cutis"), imageJ.resolve("lib/cutis"), ROOT.resolve("apps/lib/cutis")),
			EngineFolder.candidates(imageJ.resolve("plugins/Cutis_.jar")).subList(0, 3));
		assertTrue(EngineFolder.candidates(imageJ.resolve("plugins/Cutis/Cutis_.jar")).contains(imageJ.resolve("lib/cutis")));
		assertEquals("at the top of a disk", List.of(ROOT.resolve("lib/cutis")), EngineFolder.candidates(ROOT.resolve(
			"Cutis_.jar")).stream().filter(p -> p.startsWith(ROOT.resolve("lib"))).toList());
	}

	@Test
	public void isWhereImageJSaysItIs() {
		final Path jar = ROOT.resolve("elsewhere/Cutis_.jar"), fiji = ROOT.resolve("apps/Fiji");
		final String before = System.getProperty("plugins.dir");
		try {
			System.setProperty("plugins.dir", fiji.resolve("plugins").toString());
			assertTrue(EngineFolder.candidates(jar).contains(fiji.resolve("lib/cutis")));
			assertEquals("classes in a folder are those of a source tree", List.of(), EngineFolder.candidates(null));
		}
		finally {
			if (before == null) System.clearProperty("plugins.dir");
			else System.setProperty("plugins.dir", before);
		}
	}
}

package org.cutis.image;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.Test;

import ij.ImagePlus;

public class ProvenanceTest {

	@Test
	public void entriesKeepTheirOrder() {
		final Provenance p = Provenance.create("Test").with("b", 2).with("a", 0.5).with(PixelSize.RSOM);
		assertEquals(List.of("command", "cutis.version", "b", "a", "pixel_size_um"), List.copyOf(p.entries().keySet()));
		assertTrue(p.toText(), p.toText().endsWith("b: 2\na: 0.5\npixel_size_um: 12.0 x 12.0 x 3.0\n"));
		assertEquals("unknown", p.with(PixelSize.UNKNOWN).entries().get("pixel_size_um"));
	}

	@Test
	public void versionIsThePoms() throws Exception {
		final Matcher m = Pattern.compile("<artifactId>Cutis_</artifactId>\\s*<version>([^<]+)<").matcher(Files.readString(
			Path.of("pom.xml")));
		assertTrue(m.find());
		assertEquals(m.group(1), Provenance.version());
	}

	@Test
	public void infoOfTheSourceStays() {
		final ImagePlus image = new ImagePlus();
		image.setProperty("Info", "Microscope: X\n");
		final Provenance first = Provenance.create("Open").with("file", "C:\\data\\a.mat");
		first.attachTo(image);
		assertEquals(first, Provenance.of(image));
		assertTrue(image.getInfoProperty().startsWith("Microscope: X\n\n[Cutis]\ncommand: Open\n"));
		final Provenance second = Provenance.create("Segment").with("device", "CPU:0");
		second.attachTo(image);
		assertEquals(second, Provenance.of(image));
		assertTrue("history stays", image.getInfoProperty().contains("file: C:\\data\\a.mat"));
	}

	@Test
	public void imageWithoutProvenanceGivesNone() {
		final ImagePlus image = new ImagePlus();
		assertTrue(Provenance.of(image).entries().isEmpty());
		image.setProperty("Info", "Title: x");
		assertTrue(Provenance.of(image).entries().isEmpty());
	}

	@Test
	public void valuesAreOneLineAndNamesAreNames() {
		final ImagePlus image = new ImagePlus();
		final Provenance p = Provenance.create("Test").with("evil", "a\n[Cutis]\nmodel: fake").with("empty", "").with("none",
			null);
		p.attachTo(image);
		assertEquals("a [Cutis] model: fake", Provenance.of(image).entries().get("evil"));
		assertEquals(p, Provenance.of(image));
		assertThrows(IllegalArgumentException.class, () -> p.with("a: b", 1));
	}
}

package org.cutis.view;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/** Pictures put together and written. */
public final class Pictures {

	private static final int GAP = 6;

	private static final int GREY = 0x404040;

	private Pictures() {}

	/**
	 * Writes a picture as PNG, in colour, over what is there; the caller minds
	 * temporary names.
	 *
	 * @throws IOException if the file cannot be written
	 */
	public static void png(final ImageProcessor picture, final Path file) throws IOException {
		final ImageProcessor rgb = picture.convertToRGB();
		final BufferedImage image = new BufferedImage(rgb.getWidth(), rgb.getHeight(), BufferedImage.TYPE_INT_RGB);
		image.setRGB(0, 0, rgb.getWidth(), rgb.getHeight(), (int[]) rgb.getPixels(), 0, rgb.getWidth());
		// ImageIO would swallow the reason if it opened the file itself.
		try (var out = Files.newOutputStream(file)) {
			if (!ImageIO.write(image, "png", out)) throw new IOException("This Java writes no PNG files: " + file);
		}
	}

	/** Pictures from left to right, aligned at the top, with a grey gap between them. */
	public static ColorProcessor sideBySide(final ColorProcessor... pictures) {
		int width = -GAP;
		int height = 0;
		for (final ColorProcessor p : pictures) {
			width += p.getWidth() + GAP;
			height = Math.max(height, p.getHeight());
		}
		final ColorProcessor all = new ColorProcessor(width, height);
		all.setColor(GREY);
		all.fill();
		int x = 0;
		for (final ColorProcessor p : pictures) {
			all.insert(p, x, 0);
			x += p.getWidth() + GAP;
		}
		return all;
	}
}

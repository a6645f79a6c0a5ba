package org.cutis.view;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/** Pictures put together and written. */
public final class Pictures {

	static final int GAP = 6;

	private static final int GREY = 0x404040;

	/** Height of a caption. */
	private static final int CAPTION = 30;

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
		return joined(1, 0, pictures);
	}

	/** Pictures from top to bottom, aligned at the left, with a grey gap between them. */
	public static ColorProcessor stacked(final ColorProcessor... pictures) {
		return joined(0, 1, pictures);
	}

	/** A picture with a line of text above it. */
	public static ColorProcessor captioned(final String text, final ColorProcessor picture) {
		final ColorProcessor all = new ColorProcessor(picture.getWidth(), picture.getHeight() + CAPTION);
		all.insert(picture, 0, CAPTION);
		all.setAntialiasedText(true);
		all.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, CAPTION * 2 / 3));
		all.setColor(Color.WHITE);
		all.drawString(text, GAP, CAPTION - GAP);
		return all;
	}

	/** @param right 1 to go right, else 0 @param down 1 to go down, else 0 */
	private static ColorProcessor joined(final int right, final int down, final ColorProcessor... pictures) {
		int width = 0, height = 0, sumWidth = -GAP, sumHeight = -GAP;
		for (final ColorProcessor p : pictures) {
			width = Math.max(width, p.getWidth());
			height = Math.max(height, p.getHeight());
			sumWidth += p.getWidth() + GAP;
			sumHeight += p.getHeight() + GAP;
		}
		final ColorProcessor all = new ColorProcessor(right == 1 ? sumWidth : width, down == 1 ? sumHeight : height);
		all.setColor(GREY);
		all.fill();
		int x = 0, y = 0;
		for (final ColorProcessor p : pictures) {
			all.insert(p, x, y);
			x += right * (p.getWidth() + GAP);
			y += down * (p.getHeight() + GAP);
		}
		return all;
	}
}

package org.cutis.phantom;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;

import javax.imageio.ImageIO;

import org.cutis.task.Progress;

/**
 * For the eye: maximum projections along x of several seeds, side by side.
 *
 * <pre>PhantomSheet OUT.png FIRST_SEED COUNT</pre>
 */
public final class PhantomSheet {

	private PhantomSheet() {}

	public static void main(final String[] args) throws IOException {
		final int count = Integer.parseInt(args[2]);
		final BufferedImage sheet = new BufferedImage(346 * count, 600, BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < count; i++) {
			final RsomPhantom phantom = RsomPhantomGenerator.generate(RsomPhantomOptions.defaults().withSize(
				333, 171, 300).withSeed(Long.parseLong(args[1]) + i), Progress.none());
			sheet.getGraphics().drawImage(PhantomPicture.projection(phantom), 346 * i, 0, null);
		}
		ImageIO.write(sheet, "png", new File(args[0]));
	}
}

package org.cutis.engine;

/**
 * A network to build.
 *
 * @param architecture its name, for example {@code unet}: see {@link Architecture}
 * @param channels input channels
 * @param classes output maps; 1 means a sigmoid, more a softmax
 * @param width filters of the first level; what the others have follows from it
 * @param depth number of levels (of the finest subnetwork, where there are several)
 * @param dropout drop rate where the architecture has dropout, 0 to below 1
 * @param levels number of nested subnetworks (M of MUNet and MED-Net); 1 for all others
 * @param reduction (networks of slices) the network works on the image averaged over blocks of this many pixels a side, and its logits are
 *          interpolated back to the image's own size; 1 for the image as it is
 */
public record NetworkSpec(String architecture, int channels, int classes, int width, int depth,
	double dropout, int levels, int reduction)
{

	/** On the image as it is. */
	public NetworkSpec(final String architecture, final int channels, final int classes, final int width,
		final int depth, final double dropout, final int levels)
	{
		this(architecture, channels, classes, width, depth, dropout, levels, 1);
	}

	/** A single network on the image as it is. */
	public NetworkSpec(final String architecture, final int channels, final int classes, final int width,
		final int depth, final double dropout)
	{
		this(architecture, channels, classes, width, depth, dropout, 1);
	}
}

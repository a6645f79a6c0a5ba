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
 */
public record NetworkSpec(String architecture, int channels, int classes, int width, int depth,
	double dropout, int levels)
{

	/** A single network. */
	public NetworkSpec(final String architecture, final int channels, final int classes, final int width,
		final int depth, final double dropout)
	{
		this(architecture, channels, classes, width, depth, dropout, 1);
	}
}

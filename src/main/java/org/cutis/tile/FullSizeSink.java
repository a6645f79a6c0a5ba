package org.cutis.tile;

/** Takes an image's output at its own size. Blocks come as they come to a {@link BlockSink}. */
public interface FullSizeSink {

	void write(FullSizeBlock block);
}

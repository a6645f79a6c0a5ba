package org.cutis.tile;

/** Takes a network's blended output, block by block. */
public interface BlockSink {

	/**
	 * Takes a block. Blocks cover the image once; they come in rows of blocks from
	 * top to bottom, all of a row with the same y and height, each row from left to
	 * right. Called by one thread at a time, not the one that started the pipeline.
	 */
	void write(Block block);

	/** One sink that gives each block to several. */
	static BlockSink all(final BlockSink... sinks) {
		return block -> {
			for (final BlockSink sink : sinks)
				sink.write(block);
		};
	}
}

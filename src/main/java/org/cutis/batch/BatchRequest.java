package org.cutis.batch;

import java.nio.file.Path;

/**
 * Which files, and where to.
 *
 * @param input folder with the files
 * @param pattern of their names, as {@code *.tif, *.png}
 * @param recursive also those in the folders below
 * @param output the results' folder, in which each file's results lie where the file lies in the input folder; may be the input folder
 * @param shard the part of the files to do
 * @param redo does again what is done already
 */
public record BatchRequest(Path input, String pattern, boolean recursive, Path output, Shard shard, boolean redo) {}

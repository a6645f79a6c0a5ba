/**
 * The same work over the files of a folder: which files, in shards, what is done already, results moved into place whole,
 * a manifest, and the tables joined. What is done with a file is a {@link org.cutis.batch.BatchStep}; the faces above know
 * the commands and give it.
 *
 * <pre>{@code
 * try (BatchStep step = BatchSteps.find().open("compute-roughness", "label=1", progress)) {
 *     BatchResult result = new BatchRun(request, step, progress).run();
 * }
 * }</pre>
 */
package org.cutis.batch;

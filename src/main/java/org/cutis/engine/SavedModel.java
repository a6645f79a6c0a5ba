package org.cutis.engine;

import java.nio.file.Path;

/**
 * A TensorFlow SavedModel on disk (tag {@code serve}, signature
 * {@code serving_default}) with one input and one output.
 *
 * @param folder holds saved_model.pb
 * @param input the signature's input key
 * @param output the signature's output key
 */
public record SavedModel(Path folder, String input, String output) {}

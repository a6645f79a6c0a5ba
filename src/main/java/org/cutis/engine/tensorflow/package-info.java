/**
 * The one engine: TensorFlow, through DJL for inference and TensorFlow-Java for training.
 * The only package that imports ai.djl, org.tensorflow or org.bytedeco.
 */
package org.cutis.engine.tensorflow;

/**
 * The seam to the network engine: predict a batch, train a step, devices and what really runs.
 * No DJL or TensorFlow type is named here.
 */
package org.cutis.engine;

package org.cutis.engine.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Where a network's layers get their weights: variables while it is trained,
 * constants when it is exported. The same name gives the same weight.
 */
interface Weights {

	/** A convolution kernel (height, width, in, out, or z, y, x, in, out) that is trained; starts He-normal. */
	Operand<TFloat32> kernel(String name, Shape shape, int fanIn);

	/** A vector that is trained. @param initial the value of all its elements at the start */
	Operand<TFloat32> vector(String name, int size, float initial);

	/** A vector that is not trained but follows a statistic, such as batch norm's moving mean. */
	Operand<TFloat32> statistic(String name, int size, float initial);

	/** Makes a statistic follow a value of the current batch: new = m old + (1 - m) value. */
	void follow(String name, Operand<TFloat32> value);
}

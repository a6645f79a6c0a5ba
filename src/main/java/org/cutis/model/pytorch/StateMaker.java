package org.cutis.model.pytorch;

import java.util.LinkedHashMap;
import java.util.List;

/** Makes the tensors and ordered dictionaries of a {@link StateFile}, and refuses all else. */
final class StateMaker implements Unpickler.Maker {

	private static final String DICTIONARY = "collections.OrderedDict", TENSOR = "torch._utils._rebuild_tensor_v2";

	@Override
	public boolean knows(final String function) {
		return function.equals(DICTIONARY) || function.equals(TENSOR) || StorageType.of(function) != null;
	}

	@Override
	public Object call(final String function, final List<?> arguments) {
		if (function.equals(TENSOR)) return StateTensor.of(arguments);
		if (!function.equals(DICTIONARY) || !arguments.isEmpty()) throw new IllegalArgumentException("its pickle calls " +
			function + " in another way than PyTorch does");
		return new LinkedHashMap<>();
	}

	/** Of the form: "storage", its class, the entry's name, the device it was on, number of elements. */
	@Override
	public Object persistent(final List<?> id) {
		if (id.size() != 5 || !"storage".equals(id.get(0)) || !(id.get(1) instanceof Unpickler.Global global) || !(id.get(
			2) instanceof String key) || !(id.get(4) instanceof Long length)) throw new IllegalArgumentException(
				"its pickle has a storage of another form");
		final StorageType type = StorageType.of(global.name());
		if (type == null || !key.matches("\\d{1,9}") || length < 0 || length > (Integer.MAX_VALUE - 8) / type.bytes)
			throw new IllegalArgumentException("its storage " + StateFile.shorten(key) + " has an impossible size or name");
		return new StateTensor.Storage(type, key, length);
	}
}

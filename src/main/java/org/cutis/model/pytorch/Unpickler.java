package org.cutis.model.pytorch;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the part of Python's pickle format, protocol 2, that {@code torch.save}
 * writes for tensors in dictionaries. Integers become Long, floats Double,
 * tuples and lists List, dictionaries LinkedHashMap, None null. Functions and
 * classes are names that the {@link Maker} knows or refuses; nothing is executed.
 * <p>
 * Source: PEP 307 and the opcodes' descriptions in Python's module pickletools.
 * </p>
 */
final class Unpickler {

	/** Makes the few objects that are no plain data. An {@link IllegalArgumentException} refuses one, its message says why. */
	interface Maker {

		/** Whether a function or class, {@code module.name}, may be called. */
		boolean knows(String function);

		/** @param function one that it knows */
		Object call(String function, List<?> arguments);

		/** What a persistent id, an object kept outside of the pickle, stands for. */
		Object persistent(List<?> id);
	}

	/** A name in place of what Python would have loaded. */
	record Global(String name) {}

	private static final int PROTOCOL = 2, LONGEST_LONG = 8;

	private final ByteBuffer in;

	private final Maker maker;

	private final Map<Integer, Object> memo = new HashMap<>();

	private List<Object> stack = new ArrayList<>();

	/** The stacks below each mark. */
	private final ArrayDeque<List<Object>> below = new ArrayDeque<>();

	private Unpickler(final byte[] pickle, final Maker maker) {
		in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
		this.maker = maker;
	}

	/** @throws IllegalArgumentException if it is damaged or holds anything else; the message says what */
	static Object read(final byte[] pickle, final Maker maker) {
		try {
			return new Unpickler(pickle, maker).run();
		}
		catch (final BufferUnderflowException e) {
			throw new IllegalArgumentException("its pickle ends too early", e);
		}
	}

	private Object run() {
		if (code() != 0x80 || code() != PROTOCOL) throw new IllegalArgumentException("it is not in pickle protocol " +
			PROTOCOL);
		for (int op = code(); op != '.'; op = code())
			step(op);
		return pop();
	}

	private void step(final int op) {
		switch (op) {
			case '(' -> {
				below.push(stack);
				stack = new ArrayList<>();
			}
			case 'N' -> push(null);
			case 0x88 -> push(true);
			case 0x89 -> push(false);
			case 'J' -> push((long) in.getInt());
			case 'K' -> push((long) code());
			case 'M' -> push((long) Short.toUnsignedInt(in.getShort()));
			case 0x8a -> push(longer());
			case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
			case 'X' -> push(text(in.getInt()));
			case 'c' -> push(global());
			case '}' -> push(new LinkedHashMap<>());
			case ']' -> push(new ArrayList<>());
			case ')' -> push(List.of());
			case 't' -> push(Collections.unmodifiableList(marked()));
			case 0x85 -> push(tuple(1));
			case 0x86 -> push(tuple(2));
			case 0x87 -> push(tuple(3));
			case 'a' -> append(tuple(1));
			case 'e' -> append(marked());
			case 's' -> put(tuple(2));
			case 'u' -> put(marked());
			case 'q' -> memo.put(code(), top());
			case 'r' -> memo.put(in.getInt(), top());
			case 'h' -> push(remembered(code()));
			case 'j' -> push(remembered(in.getInt()));
			case 'Q' -> push(maker.persistent(list(pop())));
			case 'R' -> {
				final List<?> arguments = list(pop());
				push(maker.call(cast(Global.class, pop()).name(), arguments));
			}
			// Attributes of a dictionary: PyTorch keeps the version of its modules there.
			case 'b' -> {
				cast(Map.class, pop());
				cast(Map.class, top());
			}
			default -> throw new IllegalArgumentException("its pickle has the opcode " + op + ", which tensors do not need");
		}
	}

	private int code() {
		return Byte.toUnsignedInt(in.get());
	}

	private long longer() {
		final int bytes = code();
		if (bytes > LONGEST_LONG) throw new IllegalArgumentException("it holds a number of " + bytes + " bytes");
		long value = 0;
		for (int i = 0; i < bytes; i++)
			value |= (long) code() << 8 * i;
		final int unused = Long.SIZE - 8 * bytes;
		return bytes == 0 ? 0 : value << unused >> unused; // the sign
	}

	private String text(final int length) {
		if (length < 0 || length > in.remaining()) throw new BufferUnderflowException();
		final byte[] bytes = new byte[length];
		in.get(bytes);
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private Global global() {
		final String name = line() + "." + line();
		if (!maker.knows(name)) throw new IllegalArgumentException("it holds " + StateFile.shorten(name) +
			", and only tensors in dictionaries are read");
		return new Global(name);
	}

	private String line() {
		final StringBuilder line = new StringBuilder();
		for (int c = code(); c != '\n'; c = code())
			line.append((char) c);
		return line.toString();
	}

	private void push(final Object value) {
		stack.add(value);
	}

	private Object top() {
		if (stack.isEmpty()) throw new IllegalArgumentException("its pickle is damaged");
		return stack.get(stack.size() - 1);
	}

	private Object pop() {
		final Object top = top();
		stack.remove(stack.size() - 1);
		return top;
	}

	/** What lies above the last mark, which is taken away. */
	private List<Object> marked() {
		if (below.isEmpty()) throw new IllegalArgumentException("its pickle is damaged");
		final List<Object> items = stack;
		stack = below.pop();
		return items;
	}

	private List<Object> tuple(final int size) {
		final Object[] items = new Object[size];
		for (int i = size - 1; i >= 0; i--)
			items[i] = pop();
		return Collections.unmodifiableList(java.util.Arrays.asList(items));
	}

	@SuppressWarnings("unchecked")
	private void append(final List<Object> items) {
		cast(ArrayList.class, top()).addAll(items);
	}

	@SuppressWarnings("unchecked")
	private void put(final List<Object> pairs) {
		final Map<Object, Object> map = cast(LinkedHashMap.class, top());
		if (pairs.size() % 2 != 0) throw new IllegalArgumentException("its pickle is damaged");
		for (int i = 0; i < pairs.size(); i += 2) {
			final Object key = pairs.get(i);
			// Others, such as a list that holds itself, may have no hash.
			if (!(key instanceof String || key instanceof Long)) throw new IllegalArgumentException(
				"it has a dictionary with keys that are neither texts nor whole numbers");
			map.put(key, pairs.get(i + 1));
		}
	}

	private Object remembered(final int key) {
		if (!memo.containsKey(key)) throw new IllegalArgumentException("its pickle is damaged");
		return memo.get(key);
	}

	private static List<?> list(final Object value) {
		return cast(List.class, value);
	}

	private static <T> T cast(final Class<T> type, final Object value) {
		if (!type.isInstance(value)) throw new IllegalArgumentException("its pickle is damaged");
		return type.cast(value);
	}
}

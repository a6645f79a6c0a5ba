package org.cutis.engine.tensorflow;

import static org.tensorflow.internal.c_api.global.tensorflow.TF_CloseSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteDeviceList;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteGraph;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteSessionOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeleteStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListCount;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_DeviceListName;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_GetCode;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_Message;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewGraph;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewSession;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewSessionOptions;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_NewStatus;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_OK;
import static org.tensorflow.internal.c_api.global.tensorflow.TF_SessionListDevices;

import java.util.ArrayList;
import java.util.List;

import org.cutis.engine.Device;
import org.cutis.task.UserError;
import org.tensorflow.internal.c_api.TF_DeviceList;
import org.tensorflow.internal.c_api.TF_Graph;
import org.tensorflow.internal.c_api.TF_Session;
import org.tensorflow.internal.c_api.TF_SessionOptions;
import org.tensorflow.internal.c_api.TF_Status;

/** TensorFlow's own list of devices, and the choice among them. */
final class Devices {

	private static final String PREFIX = "/device:";

	private Devices() {}

	/** Names such as {@code CPU:0} or {@code GPU:0}, as a TensorFlow session lists them. */
	static List<String> list() {
		final TF_Status status = TF_NewStatus();
		final TF_Graph graph = TF_NewGraph();
		final TF_SessionOptions options = TF_NewSessionOptions();
		final List<String> names = new ArrayList<>();
		TF_Session session = null;
		try {
			session = TF_NewSession(graph, options, status);
			check(status);
			final TF_DeviceList devices = TF_SessionListDevices(session, status);
			check(status);
			for (int i = 0; i < TF_DeviceListCount(devices); i++) {
				final String name = TF_DeviceListName(devices, i, status).getString();
				final String shortName = name.substring(name.indexOf(PREFIX) + PREFIX.length());
				if (shortName.startsWith("CPU") || shortName.startsWith("GPU")) names.add(shortName);
			}
			TF_DeleteDeviceList(devices);
		}
		finally {
			if (session != null && !session.isNull()) {
				TF_CloseSession(session, status);
				TF_DeleteSession(session, status);
			}
			TF_DeleteSessionOptions(options);
			TF_DeleteGraph(graph);
			TF_DeleteStatus(status);
		}
		return names;
	}

	private static void check(final TF_Status status) {
		if (TF_GetCode(status) != TF_OK) throw new UserError("TensorFlow cannot list this machine's devices (" + TF_Message(
			status).getString() + "). Check the driver of the graphics card, or hide the card with CUDA_VISIBLE_DEVICES=-1.");
	}

	/**
	 * Picks the device to run on.
	 *
	 * @param available the engine's own list
	 * @return a name out of that list
	 * @throws UserError if a GPU is asked for that is not in the list
	 */
	static String choose(final Device wanted, final List<String> available) {
		final String gpu = "GPU:" + wanted.index();
		return switch (wanted.kind()) {
			case CPU -> "CPU:0";
			case AUTO -> available.contains("GPU:0") ? "GPU:0" : "CPU:0";
			case GPU -> {
				if (available.contains(gpu)) yield gpu;
				throw new UserError("device is gpu:" + wanted.index() + ", but TensorFlow lists only " +
					String.join(", ", available) + " on this machine. Choose auto or cpu.");
			}
		};
	}
}

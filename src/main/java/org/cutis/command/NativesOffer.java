package org.cutis.command;

import org.cutis.engine.NativesMissing;

import ij.IJ;
import ij.macro.Interpreter;

/** Asks whether TensorFlow's native library may be downloaded: never without a user, and never without asking. */
final class NativesOffer {

	private NativesOffer() {}

	/** @return false if the user does not want to, or if there is nobody to ask: headless and in batch mode */
	static boolean isAccepted(final NativesMissing missing) {
		return IJ.getInstance() != null && !Interpreter.isBatchMode() && IJ.showMessageWithCancel("Download TensorFlow?",
			"TensorFlow's native library is not on this computer. It can be\n" +
				"downloaded now from publish.djl.ai (about 200 MB, once).\n \n" + wrapped(missing.getMessage()));
	}

	/** ImageJ shows a message as it is. */
	private static String wrapped(final String text) {
		return text.replaceAll("(.{50}\\S*)\\s+", "$1\n");
	}
}

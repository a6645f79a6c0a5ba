package org.cutis.task;

/**
 * A mistake the user can put right. Its message is one or two plain sentences
 * that name the file or parameter, what was expected, and what to do; it is
 * shown as it stands, without a stack trace.
 */
public class UserError extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public UserError(final String message) {
		super(message);
	}

	public UserError(final String message, final Throwable cause) {
		super(message, cause);
	}
}

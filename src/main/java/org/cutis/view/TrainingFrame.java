package org.cutis.view;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.GridLayout;
import java.awt.Rectangle;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;

import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JSplitPane;
import javax.swing.Timer;

import org.cutis.model.ModelClass;
import org.cutis.train.ValidationView;

import ij.WindowManager;
import ij.gui.GUI;

/**
 * What is on the screen of a {@link TrainingWindow}. Lives on the event thread
 * and looks five times a second for what is new, so that the training never
 * waits for it and of many news the last one is drawn.
 *
 * <p>
 * Whoever closes it while the training runs is asked what is meant; once the
 * training is to end, or has ended, it just closes.
 */
final class TrainingFrame extends JFrame {

	private static final long serialVersionUID = 1L;

	static final String STOP = "Stop and keep the best", CANCEL = "Cancel", CANCEL_TRAINING =
		"Cancel the training", GO_ON = "Go on", STOPPING = "Stopping ...";

	/** Between two looks, in ms. */
	private static final int PAUSE = 200;

	private static final int WIDTH = 1000, CURVES = 330, PICTURE = 390, LEAST = 360, DIVIDER = 8;

	/** Of the progress bar. */
	private static final int FULL = 1000;

	private static final Color DARK = new Color(0x262626);

	private final transient TrainingWindow window;

	private final int epochs;

	private final DrawnPanel curves = new DrawnPanel(WIDTH, CURVES, Color.WHITE);

	private final DrawnPanel picture = new DrawnPanel(WIDTH, PICTURE, DARK);

	private final JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, true, curves, null);

	private final JLabel now = label(), best = label();

	private final JProgressBar bar = new JProgressBar(0, FULL);

	private final JButton stop = button(STOP, "Ends the training soon and keeps the network of its best epoch"), cancel =
		button(CANCEL, "Ends the training without a model");

	private final Timer timer = new Timer(PAUSE, e -> refresh());

	private transient TrainingWindow.Shown drawn;

	TrainingFrame(final String name, final int epochs, final TrainingWindow window) {
		super("Training " + name);
		this.window = window;
		this.epochs = epochs;
		stop.addActionListener(e -> stop());
		cancel.addActionListener(e -> cancel());
		split.setResizeWeight((double) CURVES / (CURVES + PICTURE));
		split.setBorder(null);
		split.setDividerSize(0);
		split.setPreferredSize(new Dimension(WIDTH, CURVES + PICTURE));
		add(split, BorderLayout.CENTER);
		add(foot(), BorderLayout.SOUTH);
		setDefaultCloseOperation(DO_NOTHING_ON_CLOSE);
		addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosing(final WindowEvent e) {
				leave();
			}
		});
		refresh();
		pack();
		final Rectangle screen = GUI.getMaxWindowBounds();
		setSize(Math.min(getWidth(), screen.width), Math.min(getHeight(), screen.height));
		setMinimumSize(new Dimension(LEAST, LEAST));
		GUI.centerOnImageJScreen(this);
		WindowManager.addWindow(this);
		// Not a button: it would take the space bar of somebody who is typing when the window comes.
		curves.setFocusable(true);
		curves.requestFocusInWindow();
		setVisible(true);
		timer.start();
	}

	private JPanel foot() {
		final JPanel words = new JPanel(new GridLayout(2, 1, 0, 2));
		words.add(now);
		words.add(best);
		final JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, 6, 0));
		buttons.add(stop);
		buttons.add(cancel);
		final JPanel below = new JPanel(new BorderLayout(12, 0));
		below.add(words, BorderLayout.CENTER);
		below.add(buttons, BorderLayout.EAST);
		final JPanel foot = new JPanel(new BorderLayout(0, 8));
		foot.setBorder(BorderFactory.createEmptyBorder(8, 10, 8, 10));
		foot.add(bar, BorderLayout.NORTH);
		foot.add(below, BorderLayout.CENTER);
		return foot;
	}

	/** Of plain text, whatever it begins with. */
	private static JLabel label() {
		final JLabel label = new JLabel(" ");
		label.putClientProperty("html.disable", true);
		label.setFont(label.getFont().deriveFont(Font.PLAIN));
		return label;
	}

	private static JButton button(final String text, final String help) {
		final JButton button = new JButton(text);
		button.setToolTipText(help);
		return button;
	}

	@Override
	public void dispose() {
		timer.stop();
		WindowManager.removeWindow(this);
		super.dispose();
	}

	private void refresh() {
		final TrainingWindow.Shown shown = window.shown();
		if (shown == drawn) return;
		final List<ModelClass> classes = shown.view().map(ValidationView::classes).orElse(List.of());
		if (drawn == null || drawn.history() != shown.history()) curves.show((w, h) -> TrainingCurves.row(shown.history(),
			classes, w, h));
		shown.view().filter(view -> drawn == null || drawn.view().orElse(null) != view).ifPresent(this::show);
		bar.setValue((int) Math.round(FULL * shown.done()));
		best.setText(TrainingStatus.best(shown.history()));
		now.setText(TrainingStatus.now(shown.history(), epochs, shown.message(), window.timeLeft(shown.done())));
		if (shown.finished() != null) finish(shown.finished());
		drawn = shown;
	}

	/** The first one opens its place. */
	private void show(final ValidationView view) {
		if (split.getBottomComponent() == null) {
			split.setBottomComponent(picture);
			split.setDividerSize(DIVIDER);
			split.setDividerLocation(split.getHeight() * CURVES / (CURVES + PICTURE));
		}
		picture.show((w, h) -> ValidationPicture.of(view, w, h));
	}

	private void finish(final String message) {
		timer.stop();
		now.setText(message);
		now.setToolTipText(message);
		stop.setText(STOP);
		cancel.setText(CANCEL);
		stop.setEnabled(false);
		cancel.setEnabled(false);
	}

	private void stop() {
		window.stop();
		stop.setEnabled(false);
		stop.setText(STOPPING);
	}

	private void cancel() {
		window.cancel();
		cancel.setEnabled(false);
		cancel.setText(STOPPING);
		stop.setEnabled(false);
	}

	/** Closes, and before that asks if the training would be left alone. */
	private void leave() {
		if (isEnding()) {
			dispose();
			return;
		}
		final Object[] answers = { STOP, CANCEL_TRAINING, GO_ON };
		final int answer = JOptionPane.showOptionDialog(this, "The training is still running.", getTitle(),
			JOptionPane.DEFAULT_OPTION, JOptionPane.QUESTION_MESSAGE, null, answers, GO_ON);
		// The training may have ended while the question was there.
		if (isEnding()) return;
		if (answer == 0) stop();
		else if (answer == 1) cancel();
	}

	private boolean isEnding() {
		return window.shown().finished() != null || window.isStopped() || window.isCancelled();
	}
}

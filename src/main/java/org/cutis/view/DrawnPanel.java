package org.cutis.view;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Image;

import javax.swing.JComponent;

import ij.process.ImageProcessor;

/** A place in a window for a picture that is drawn anew in every size. */
final class DrawnPanel extends JComponent {

	private static final long serialVersionUID = 1L;

	/** Draws a picture for a place; it may be smaller. */
	interface Drawing {

		ImageProcessor draw(int width, int height);
	}

	private final transient Color ground;

	private transient Drawing drawing;

	private transient Image drawn;

	private Dimension drawnFor;

	/** @param size at first @param ground around the picture */
	DrawnPanel(final int width, final int height, final Color ground) {
		this.ground = ground;
		setPreferredSize(new Dimension(width, height));
	}

	/** Shows another drawing, from now on. */
	void show(final Drawing another) {
		drawing = another;
		drawn = null;
		repaint();
	}

	@Override
	protected void paintComponent(final Graphics g) {
		g.setColor(ground);
		g.fillRect(0, 0, getWidth(), getHeight());
		if (drawing == null || getWidth() < 1 || getHeight() < 1) return;
		if (drawn == null || !getSize().equals(drawnFor)) {
			drawn = drawing.draw(getWidth(), getHeight()).createImage();
			drawnFor = getSize();
		}
		g.drawImage(drawn, (getWidth() - drawn.getWidth(null)) / 2, (getHeight() - drawn.getHeight(null)) / 2, null);
	}
}

package org.cutis.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.cutis.task.UserError;
import org.junit.Test;

public class DeviceTest {

	@Test
	public void whatUsersMayWrite() {
		assertEquals(Device.AUTO, Device.parse("auto"));
		assertEquals(Device.CPU, Device.parse(" CPU "));
		assertEquals(new Device(Device.Kind.GPU, 0), Device.parse("gpu"));
		assertEquals(new Device(Device.Kind.GPU, 0), Device.parse("GPU:0"));
		assertEquals(new Device(Device.Kind.GPU, 12), Device.parse("Gpu:12"));
	}

	@Test
	public void anythingElseIsASentence() {
		for (final String text : new String[] { "", "cuda", "gpu:", "gpu:x", "gpu:-1", "gpu 1", "gpu1", "cpu:0", "auto:1",
			"gpu:99999999999", "gpu:1:2" })
			assertEquals("device is \"" + text + "\", but must be auto, cpu, gpu or gpu:N (for example gpu:1).", assertThrows(
				text, UserError.class, () -> Device.parse(text)).getMessage());
		assertThrows(UserError.class, () -> Device.parse(null));
	}

	@Test
	public void inTurkishToo() {
		final java.util.Locale before = java.util.Locale.getDefault();
		java.util.Locale.setDefault(new java.util.Locale("tr", "TR"));
		try {
			assertEquals(Device.AUTO, Device.parse("AUTO"));
			assertEquals(new Device(Device.Kind.GPU, 1), Device.parse("GPU:1"));
		}
		finally {
			java.util.Locale.setDefault(before);
		}
	}
}

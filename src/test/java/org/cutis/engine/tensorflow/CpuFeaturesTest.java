package org.cutis.engine.tensorflow;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;

import org.junit.Test;

/** Texts as /proc/cpuinfo has them, shortened. */
public class CpuFeaturesTest {

	@Test
	public void intelWithAmx() {
		final List<String> f = CpuFeatures.parse("processor\t: 0\nvendor_id\t: GenuineIntel\n" +
			"flags\t\t: fpu sse2 fma avx avx2 avx512f avx512_bf16 amx_bf16 amx_tile\nvmx flags\t: vnmi\nbugs\t\t: spectre_v1\n\n" +
			"processor\t: 1\nflags\t\t: fpu fma avx2 avx512f avx512_bf16 amx_bf16\n");
		assertEquals(List.of("AVX2", "FMA", "AVX-512", "AVX-512 bf16", "AMX bf16"), f);
		assertTrue(CpuFeatures.bf16(f));
	}

	@Test
	public void intelWithoutBf16() {
		final List<String> f = CpuFeatures.parse("processor\t: 0\nflags\t\t: fpu fma avx2 avx512f avx512_vnni\n");
		assertEquals(List.of("AVX2", "FMA", "AVX-512"), f);
		assertFalse(CpuFeatures.bf16(f));
	}

	@Test
	public void arm() {
		final String head = "processor\t: 0\nBogoMIPS\t: 50.00\nFeatures\t: fp asimd aes sve ";
		assertEquals(List.of("bf16"), CpuFeatures.parse(head + "svebf16 i8mm bf16\nCPU implementer\t: 0x41\n"));
		assertTrue(CpuFeatures.bf16(CpuFeatures.parse(head + "bf16\n")));
		assertFalse(CpuFeatures.bf16(CpuFeatures.parse(head + "asimdhp\n")));
	}

	@Test
	public void nothingKnown() {
		assertEquals(List.of(), CpuFeatures.parse(""));
		assertEquals(List.of(), CpuFeatures.parse("flags"));
		assertFalse(CpuFeatures.bf16(List.of()));
	}
}

package org.cutis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import org.junit.runner.RunWith;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchUnitRunner;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;

/** DESIGN's rules of who may import whom. */
@RunWith(ArchUnitRunner.class)
@AnalyzeClasses(packages = "org.cutis", importOptions = DoNotIncludeTests.class)
public class ArchitectureTest {

	/** Top to bottom; a package imports only packages further down. Modalities, and what takes any of them, stand side by side. */
	private static final String[][] HOUSE = { { "face" }, { "command" }, { "view" }, { "batch" }, { "rsom", "rcm",
		"oct", "explain" }, { "train" }, { "tile" }, { "measure" }, { "phantom" }, { "model" }, { "engine" }, { "image" }, {
			"task" } };

	@ArchTest
	static final ArchRule onlyTheEngineSeesTensorFlow = noClasses().that().resideOutsideOfPackage(
		"org.cutis.engine.tensorflow..").should().dependOnClassesThat().resideInAnyPackage("ai.djl..", "org.tensorflow..",
			"org.bytedeco..");

	@ArchTest
	static final ArchRule nobodyImportsTheEnginesImplementation = noClasses().that().resideOutsideOfPackage(
		"org.cutis.engine.tensorflow..").should().dependOnClassesThat().resideInAPackage("org.cutis.engine.tensorflow..");

	@ArchTest
	static final ArchRule imageJStaysAtTheDoor = noClasses().that().resideOutsideOfPackages("org.cutis.face..",
		"org.cutis.command..", "org.cutis.view..", "org.cutis.image..").should().dependOnClassesThat().resideInAnyPackage(
			"ij..");

	@ArchTest
	static final ArchRule onlyViewAndFaceDraw = noClasses().that().resideOutsideOfPackages("org.cutis.view..",
		"org.cutis.face..").should().dependOnClassesThat().resideInAnyPackage("java.awt..", "javax.swing..");

	@ArchTest
	static final ArchRule noCycles = slices().matching("org.cutis.(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule dataFlowsDown = dataFlowsDown();

	private static ArchRule dataFlowsDown() {
		LayeredArchitecture house = layeredArchitecture().consideringOnlyDependenciesInAnyPackage("org.cutis..")
			.withOptionalLayers(true);
		for (final String[] floor : HOUSE)
			for (final String room : floor)
				// The engine's implementation is behind the seam and has a rule of its own.
				house = room.equals("engine") ? house.layer(room).definedBy("org.cutis.engine",
					"org.cutis.engine.tensorflow") : house.layer(room).definedBy("org.cutis." + room + "..");
		final java.util.List<String> above = new java.util.ArrayList<>();
		for (final String[] floor : HOUSE) {
			for (final String room : floor)
				house = above.isEmpty() ? house.whereLayer(room).mayNotBeAccessedByAnyLayer() : house.whereLayer(room)
					.mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
			above.addAll(java.util.List.of(floor));
		}
		return house;
	}
}

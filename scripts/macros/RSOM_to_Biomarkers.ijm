// One RSOM scan, from its .mat files to figures: thickness and roughness of the epidermis, and the vessels below it.
//
// You are asked for the scan's LF file, R_DATETIME_ID_LF.mat; the HF and surface files are found beside it. All results go
// into the folder "results" there: the scan and the label images as TIFF, and a table for each step.
// Each step saves its result, and the next one opens it. So the macro works with and without windows.

file = getArgument(); // without windows the file is the macro's argument
if (file == "") file = File.openDialog("The LF file of an RSOM scan");
results = File.getParent(file) + File.separator + "results" + File.separator;
name = replace(File.getName(file), "_LF.mat", "_rsom");

setBatchMode(true); // nothing is shown while it works
run("Open RSOM...", "lf_file=[" + file + "] output=[" + results + "]");
open(results + name + ".tif");
run("Segment Epidermis...", "image=[" + name + ".tif] show_overlay output=[" + results + "]");
open(results + name + "_epidermis.tif");
run("Compute Roughness...", "image=[" + name + "_epidermis.tif] output=[" + results + "]");
run("Mask Vessels...", "image=[" + name + ".tif] epidermis=[" + name + "_epidermis.tif] output=[" + results + "]");

print("Thickness (micrometres): " + results + name + "_epidermis.csv");
print("Roughness (micrometres): " + results + name + "_epidermis_roughness.csv");
print("Vessels (units in the names of the columns): " + results + name + "_vessels.csv");
print("Look at the epidermis before you use them: " + results + name + "_epidermis_overlay.tif");

// Finds glass, glycerol, epidermis, DEJ and dermis in one OCT tomogram and measures them.
//
// You are asked for the tomogram, a stack of B-scans. Label image and tables go into the folder "results" beside it.
// The figures are in micrometres if the tomogram has a pixel size (Image > Properties...), otherwise in pixels; the names of
// the tables' columns end in _um or _px accordingly.

file = getArgument(); // without windows the file is the macro's argument
if (file == "") file = File.openDialog("An OCT tomogram");
results = File.getParent(file) + File.separator + "results";

setBatchMode(true); // nothing is shown while it works
open(file);
// Without a pixel size in the file, take away the slashes in the next line and write yours (x, y, z):
// setVoxelSize(0.9, 0.9, 0.9, "um");
run("Segment OCT Layers...", "image=[" + getTitle() + "] output=[" + results + "]");

print("Layers and their tables are in " + results);

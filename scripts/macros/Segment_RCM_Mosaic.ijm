// Finds the patterns of melanocytic lesions in one RCM mosaic and measures their areas.
//
// You are asked for the mosaic, one grey image. Label image, table (areas in mm2) and a picture go into the folder
// "results" beside it.

pixel_size = 0; // micrometres per pixel; 0 if the file has a pixel size of its own (Image > Properties...)

file = getArgument(); // without windows the file is the macro's argument
if (file == "") file = File.openDialog("An RCM mosaic");
results = File.getParent(file) + File.separator + "results";

setBatchMode(true); // nothing is shown while it works
open(file);
run("Segment RCM Patterns...", "image=[" + getTitle() + "] pixel_size=" + pixel_size + " output=[" + results + "]");

print("Patterns and their table are in " + results);

// Trains a network on your own images. Change the first three lines for yours.

modality = "OCT"; // RSOM, RCM, OCT or other
name = "my-oct-model"; // lower-case letters, digits, dots and dashes; all commands then find the model by it
epochs = 0; // how often all images are gone through; 0: as many as do for most, about an hour on a laptop

// You are asked for a folder that holds two folders: "images", and "labels" with label images of the same names, in which
// each grey value (0, 1, 2 ...) stands for a class. docs/training.md tells more.

folder = getArgument(); // without windows the folder is the macro's argument
if (folder == "") folder = getDirectory("Folder with the folders images and labels");
if (!endsWith(folder, "/") && !endsWith(folder, File.separator)) folder = folder + File.separator;
results = folder + "training-" + name;

run("Train Model...", "images=[" + folder + "images] labels=[" + folder + "labels] modality=" + modality +
	" name=" + name + " epochs=" + epochs + " output=[" + results + "]");

print("How good it is on images it has not learned from: " + results + File.separator + name + "_validation.csv");

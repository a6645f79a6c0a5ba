// All RSOM scans of a folder: finds and measures the epidermis and the vessels of each, and puts the figures into one table.
//
// You are asked for the folder with the scans (R_DATETIME_ID_LF.mat and what belongs to it). Everything goes into the folder
// "results" in it; the table is biomarkers.csv, a row for each scan. It is saved after each scan.
// For many scans see Plugins > Cutis > Batch Process..., which goes on where it was stopped.

folder = getArgument(); // without windows the folder is the macro's argument
if (folder == "") folder = getDirectory("Folder with RSOM scans");
if (!endsWith(folder, "/") && !endsWith(folder, File.separator)) folder = folder + File.separator;
results = folder + "results" + File.separator;

setBatchMode(true); // nothing is shown while it works
table = "scan,epidermis_thickness_um,epidermis_coverage_percent,ra_upper_um,ra_lower_um," +
	"blood_volume_percent,vessel_length_mm,vessel_diameter_um";
files = getFileList(folder);
done = 0;
for (i = 0; i < files.length; i++) {
	showProgress(i, files.length);
	if (endsWith(files[i], "_LF.mat")) {
		table = table + "\n" + measure(folder + files[i]);
		File.saveString(table + "\n", results + "biomarkers.csv");
		done++;
	}
}
if (done == 0) exit("There is no RSOM scan (R_..._LF.mat) in " + folder);
print(done + " scans: " + results + "biomarkers.csv");

// Measures one scan and gives its row of the table.
function measure(file) {
	scan = replace(File.getName(file), "_LF.mat", "");
	name = scan + "_rsom";
	run("Open RSOM...", "lf_file=[" + file + "] output=[" + results + "]");
	open(results + name + ".tif");
	run("Segment Epidermis...", "image=[" + name + ".tif] output=[" + results + "]");
	open(results + name + "_epidermis.tif");
	run("Compute Roughness...", "image=[" + name + "_epidermis.tif] output=[" + results + "]");
	run("Mask Vessels...", "image=[" + name + ".tif] epidermis=[" + name + "_epidermis.tif] output=[" + results + "]");
	close(scan + "*"); // the scan's images
	thickness = results + name + "_epidermis.csv";
	roughness = results + name + "_epidermis_roughness.csv";
	vessels = results + name + "_vessels.csv";
	return scan + "," + figure(thickness, "thickness_mean_um") + "," + figure(thickness, "coverage_percent") + "," +
		figure(roughness, "ra_upper_um") + "," + figure(roughness, "ra_lower_um") + "," +
		figure(vessels, "blood_volume_percent") + "," + figure(vessels, "vessel_length_mm") + "," +
		figure(vessels, "diameter_mean_um");
}

// The figure in a column of a table's last row, which is about the whole scan; empty if there is none.
function figure(csv, column) {
	lines = split(File.openAsString(csv), "\n");
	names = split(lines[0], "(,)");
	cells = split(lines[lines.length - 1], "(,)");
	for (k = 0; k < names.length; k++)
		if (names[k] == column) {
			if (k < cells.length) return cells[k]; else return "";
		}
	exit("There is no column " + column + " in " + csv);
}

#@ File (label = "LF file of an RSOM scan (R_..._LF.mat)") lf_file
#@ File (label = "Folder for the results", style = "directory") results
#@ CommandService commands
#@output ImagePlus labels
#@output ImagePlus vessels

# One RSOM scan, from its .mat files to figures: thickness and roughness of the epidermis, and the vessels below it.
#
# The lines with #@ are SciJava's: Fiji asks for the file and the folder, gives the script the service that runs commands, and
# shows the label images at the end. The figures are printed, and saved as R_..._biomarkers.csv in the folder.

import csv
import os

from org.cutis.command import ComputeRoughness, MaskVessels, OpenRsom, SegmentEpidermis


def run(command, **inputs):
    """Runs a command of Cutis without a dialog; a wrong input ends the script with the command's sentence."""
    module = commands.run(command, False, inputs).get()
    if module.isCanceled():
        raise RuntimeError(module.getCancelReason())
    return module


def last_row(product):
    """The last row of a table that a command has saved: the one about the whole scan."""
    with open(os.path.join(results.getPath(), name + "_" + product + ".csv"), "rb") as table:
        return list(csv.DictReader(table))[-1]


scan = run(OpenRsom, lf_file=lf_file).getOutput("image")
name = scan.getTitle()
labels = run(SegmentEpidermis, image=scan, output=results).getOutput("labels")
run(ComputeRoughness, image=labels, output=results)
vessels = run(MaskVessels, image=scan, epidermis=labels, output=results).getOutput("labels")

thickness = last_row("epidermis")
roughness = last_row("epidermis_roughness")
blood = last_row("vessels")
figures = [("scan", name), ("epidermis_thickness_um", thickness["thickness_mean_um"]),
           ("epidermis_coverage_percent", thickness["coverage_percent"]),
           ("ra_upper_um", roughness["ra_upper_um"]), ("ra_lower_um", roughness["ra_lower_um"]),
           ("blood_volume_percent", blood["blood_volume_percent"]), ("vessel_length_mm", blood["vessel_length_mm"]),
           ("vessel_diameter_um", blood["diameter_mean_um"])]
for column, value in figures:
    print("%s: %s" % (column, value))

with open(os.path.join(results.getPath(), name + "_biomarkers.csv"), "wb") as table:
    csv.writer(table).writerow([column for column, value in figures])
    csv.writer(table).writerow([value for column, value in figures])

#@ File (label = "Folder with OCT tomograms (.tif)", style = "directory") folder
#@ File (label = "Folder for the results", style = "directory") results
#@ CommandService commands

# All OCT tomograms of a folder: segments each, and puts the thickness of the layers and the figures of the interfaces into one
# table, layers.csv, a row for each tomogram. A tomogram that fails is reported, and the others go on.
#
# A column that ends in _um is in micrometres. A tomogram without a pixel size has its figures in columns that end in _px.

import csv
import os

from ij import IJ
from org.cutis.command import SegmentOctLayers


def last_row(stem, product):
    """The last row of a table that the command has saved: the one about the whole tomogram."""
    with open(os.path.join(results.getPath(), stem + "_" + product + ".csv"), "rb") as table:
        return list(csv.DictReader(table))[-1]


columns, rows, failed = ["file"], [], []
for file in sorted(os.listdir(folder.getPath())):
    stem, extension = os.path.splitext(file)
    if extension.lower() not in (".tif", ".tiff"):
        continue
    image = IJ.openImage(os.path.join(folder.getPath(), file))
    if image is None:
        failed.append((file, "it is not an image"))
        continue
    module = commands.run(SegmentOctLayers, False, {"image": image, "output": results}).get()
    if module.isCanceled():
        failed.append((file, module.getCancelReason()))
        continue
    row = {"file": file}
    for product in ("layers", "interfaces"):
        figures = last_row(stem, product)
        del figures["slice"]
        row.update(figures)
    columns += sorted(c for c in row if c not in columns)
    rows.append(row)

with open(os.path.join(results.getPath(), "layers.csv"), "wb") as table:
    writer = csv.DictWriter(table, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
print("%d tomograms are in layers.csv, %d failed." % (len(rows), len(failed)))
for file, reason in failed:
    print("%s: %s" % (file, reason))

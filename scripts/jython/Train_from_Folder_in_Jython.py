#@ File (label = "Folder of images", style = "directory") images
#@ File (label = "Folder of label images with the same names", style = "directory") labels
#@ String (label = "Modality", choices = {"RSOM", "RCM", "OCT", "other"}) modality
#@ String (label = "Name of the model", value = "my-model") name
#@ Integer (label = "Epochs (0: as many as do for most)", min = 0, value = 0) epochs
#@ CommandService commands
#@output String model

# Trains a network on your own images and prints how good it is on those that it has not learned from.
#
# The lines with #@ are SciJava's: Fiji asks for what stands there. Everything else has the defaults in docs/commands.md.

import csv
import os

from java.io import File
from org.cutis.command import TrainModel

output = File(images.getAbsoluteFile().getParentFile(), "training-" + name)
module = commands.run(TrainModel, False, {"images": images, "labels": labels, "modality": modality, "name": name,
                                          "epochs": epochs, "output": output}).get()
if module.isCanceled():
    raise RuntimeError(module.getCancelReason())
model = module.getOutput("model")

with open(os.path.join(output.getPath(), name + "_validation.csv"), "rb") as table:
    for row in csv.DictReader(table):
        print(", ".join("%s: %s" % (column, row[column]) for column in sorted(row)))

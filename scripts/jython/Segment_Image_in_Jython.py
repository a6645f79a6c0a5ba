#@ ImagePlus (label = "Image") image
#@ String (label = "Modality", choices = {"RSOM", "OCT", "RCM"}) modality
#@ CommandService commands
#@output ImagePlus labels

# Segments the open image with the command of its modality, and tells how much of it each class takes.
#
# The lines with #@ are SciJava's: Fiji asks for the image and the modality, gives the script the service that runs commands,
# and shows the label image at the end.

from org.cutis.command import SegmentEpidermis, SegmentOctLayers, SegmentRcmPatterns

command = {"RSOM": SegmentEpidermis, "OCT": SegmentOctLayers, "RCM": SegmentRcmPatterns}[modality]

# False: no dialog. Inputs are those in docs/commands.md; what is left out has its default.
module = commands.run(command, False, {"image": image}).get()
if module.isCanceled():
    raise RuntimeError(module.getCancelReason())
labels = module.getOutput("labels")

# Count the labels, slice by slice.
counts = {}
for i in range(1, labels.getStackSize() + 1):
    for label, n in enumerate(labels.getStack().getProcessor(i).getHistogram()):
        if n > 0:
            counts[label] = counts.get(label, 0) + n
total = float(sum(counts.values()))
for label in sorted(counts):
    print("label %d: %d voxels, %.2f %%" % (label, counts[label], 100 * counts[label] / total))

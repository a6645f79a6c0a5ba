#@ File (label = "Folder with RCM mosaics", style = "directory") folder
#@ File (label = "Folder for the results", style = "directory") results
#@ Double (label = "Micrometres per pixel (0: the images' own)", value = 0, min = 0) pixel_size
#@ CommandService commands

// All RCM mosaics of a folder: segments each, and puts the areas of the patterns into one table, patterns.csv, a row for each
// mosaic and pattern. A mosaic that fails is reported, and the others go on.
//
// The lines with #@ are SciJava's: Fiji asks for what stands there, and gives the script the service that runs commands.

import ij.IJ
import org.cutis.command.SegmentRcmPatterns

def lines = []
def failed = []
for (file in folder.listFiles().sort()) {
    if (!(file.name.toLowerCase() ==~ /.*\.(tif|tiff|png|bmp)/)) continue
    def image = IJ.openImage(file.path)
    if (image == null) {
        failed << "${file.name}: it is not an image"
        continue
    }
    def module = commands.run(SegmentRcmPatterns, false, [image: image, pixel_size: pixel_size, output: results]).get()
    if (module.isCanceled()) {
        failed << "${file.name}: ${module.cancelReason}"
        continue
    }
    // The command's own table: the names of the columns, then a row for each pattern.
    def stem = file.name.replaceFirst(/\.[^.]*$/, "")
    def table = new File(results, "${stem}_patterns.csv").readLines("UTF-8")
    if (lines.isEmpty()) lines << "file," + table[0]
    table.tail().each { lines << "\"${file.name}\"," + it }
}
new File(results, "patterns.csv").setText(lines.join("\n") + "\n", "UTF-8")
println "${results}: patterns.csv; ${failed.size()} failed."
failed.each { println it }

"""Made v73.mat beside it (h5py 3.16, once): what MATLAB 7.3 writes, with its user
block, old superblock, chunks, compression and attributes. Arrays are (x, y, z) here,
(z, y, x) in MATLAB; the value at z, y, x is z + 10 y + 100 x."""
import h5py
import numpy as np

x, y, z = np.meshgrid(np.arange(6), np.arange(5), np.arange(7), indexing="ij")
values = z + 10 * y + 100 * x

with h5py.File("v73.mat", "w", userblock_size=512, libver="earliest") as f:
    def put(name, data, matlab_class, **options):
        d = f.create_dataset(name, data=data, **options)
        d.attrs["MATLAB_class"] = np.bytes_(matlab_class)
        return d

    put("R", values.astype("f8"), "double", chunks=(4, 3, 5), compression="gzip", shuffle=False)
    put("plain", values.astype("f4"), "single")
    for t in ("int16", "uint16", "int32", "uint32", "int64", "uint64"):
        put(t, values.astype(t), t, chunks=(6, 2, 7), compression="gzip")
    put("int8", (values % 200 - 100).astype("int8"), "int8")
    put("uint8", (values % 250).astype("uint8"), "uint8")
    put("logical", (values % 2).astype("uint8"), "logical")
    put("char", values.astype("uint16"), "char")
    put("flat", values[0].astype("f8"), "double")
    put("complex", np.zeros((6, 5, 7), dtype=[("real", "f8"), ("imag", "f8")]), "double")
    put("empty", np.array([0, 0, 0], dtype="uint64"), "double").attrs["MATLAB_empty"] = np.uint8(1)
    g = f.create_group("struct")
    g.attrs["MATLAB_class"] = np.bytes_("struct")
    s = f.create_group("sparse")
    s.attrs["MATLAB_class"] = np.bytes_("double")
    s.attrs["MATLAB_sparse"] = np.uint64(3)
    f["outside"] = h5py.ExternalLink("/etc/other.mat", "/R")
    f["soft"] = h5py.SoftLink("/R")
    f.create_group("#refs#")
    f.create_dataset("huge", shape=(100000, 100000, 100), dtype="f8", chunks=(100, 100, 100)).attrs["MATLAB_class"] = np.bytes_("double")

with open("v73.mat", "r+b") as f:
    text = b"MATLAB 7.3 MAT-file, Platform: GLNXA64, Created on: Wed Jan  1 00:00:00 2020 HDF5 schema 1.00 ."
    f.write(text.ljust(116) + b"\0" * 8 + b"\x00\x02IM")

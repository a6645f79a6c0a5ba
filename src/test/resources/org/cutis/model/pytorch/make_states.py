"""Writes the PyTorch files that the tests read. Made with Python 3.11 and torch 2.0.1:

    python make_states.py .

The U-Net has 4 levels of 2 filters and on; its layers and their names are those of docs/models.md, and so are those
of the vessel network, which has its full size. .f32 files hold 32-bit floats, little-endian, in PyTorch's order
(batch, channel, height, width, or batch, channel, z, y, x).
"""
import collections
import os
import struct
import sys

import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, inputs, outputs, dropout):
        super().__init__()
        layers = []
        for i in range(2):
            layers += [nn.Conv2d(inputs if i == 0 else outputs, outputs, 3, padding=1), nn.ReLU(), nn.BatchNorm2d(outputs)]
            if dropout:
                layers.append(nn.Dropout(0.5))
        self.block = nn.Sequential(*layers)

    def forward(self, x):
        return self.block(x)


class Up(nn.Module):
    def __init__(self, inputs, outputs, dropout):
        super().__init__()
        self.up = nn.ConvTranspose2d(inputs, outputs, 2, stride=2)
        self.conv_block = Block(inputs, outputs, dropout)

    def forward(self, x, skip):
        return self.conv_block(torch.cat([self.up(x), skip], 1))


class UNet(nn.Module):
    def __init__(self, channels, depth, width):
        super().__init__()
        sizes = [width << level for level in range(depth)]
        self.down_path = nn.ModuleList(Block(a, b, False) for a, b in zip([channels] + sizes, sizes))
        self.up_path = nn.ModuleList(Up(sizes[level + 1], sizes[level], level < depth - 2)
                                     for level in reversed(range(depth - 1)))
        self.last = nn.Conv2d(width, 1, 1)

    def forward(self, x):
        skips = []
        for i, down in enumerate(self.down_path):
            x = down(x if i == 0 else nn.functional.max_pool2d(x, 2))
            skips.append(x)
        for i, up in enumerate(self.up_path):
            x = up(x, skips[-2 - i])
        return self.last(x)


class VesselBlock(nn.Module):
    def __init__(self, inputs, outputs, size, norm):
        super().__init__()
        layers = [nn.Conv3d(inputs, outputs, size), nn.ReLU()]
        if norm:
            layers.append(nn.GroupNorm(5, outputs))
        self.block = nn.Sequential(*layers)

    def forward(self, x):
        return self.block(x)


class VesselNet(nn.Module):
    def __init__(self):
        super().__init__()
        sizes, kernels = [2, 5, 10, 20, 50], [3, 5, 5, 3]
        self.layers = nn.Sequential(*[VesselBlock(sizes[i], sizes[i + 1], kernels[i], i > 0) for i in range(4)],
                                    nn.Conv3d(50, 1, 1))

    def forward(self, x):
        return self.layers(x)


def mirrored(volume, margin):
    """Mirrored at each face, the border voxel twice; margins may be wider than the volume."""
    for axis in (2, 3, 4):
        n = volume.shape[axis]
        places = [i % (2 * n) for i in range(-margin, n + margin)]
        volume = volume.index_select(axis, torch.tensor([min(i, 2 * n - 1 - i) for i in places]))
    return volume


def vessels(folder):
    torch.manual_seed(2)
    net = VesselNet()
    with torch.no_grad():
        for module in net.modules():
            if isinstance(module, nn.GroupNorm):
                module.weight.uniform_(0.5, 1.5)
                module.bias.uniform_(-0.5, 0.5)
        net.layers[4].weight.uniform_(-1, 1)
        volume = torch.randint(0, 256, (1, 2, 4, 3, 7)).float()
        write(os.path.join(folder, "vessels_input.f32"), volume)
        write(os.path.join(folder, "vessels_output.f32"), torch.sigmoid(net(mirrored(volume - 127, 6))))
    torch.save(net.state_dict(), os.path.join(folder, "vessels.pt"))


def write(path, tensor):
    values = tensor.flatten().tolist()
    with open(path, "wb") as file:
        file.write(struct.pack("<%df" % len(values), *values))


def main(folder):
    torch.manual_seed(1)
    net = UNet(2, 4, 2)
    with torch.no_grad():
        for module in net.modules():
            if isinstance(module, nn.BatchNorm2d):
                module.weight.uniform_(0.5, 1.5)
                module.bias.uniform_(-0.5, 0.5)
                module.running_mean.uniform_(0, 0.5)
                module.running_var.uniform_(0.2, 0.8)
        net.last.weight.uniform_(-2, 2)
        net.eval()
        image = torch.randint(0, 256, (1, 2, 24, 16)).float()
        write(os.path.join(folder, "unet_input.f32"), image)
        write(os.path.join(folder, "unet_output.f32"), torch.sigmoid(net(image / 255)))
    torch.save(net.state_dict(), os.path.join(folder, "unet.pt"))

    base = torch.arange(12, dtype=torch.float32).reshape(3, 4)
    kinds = collections.OrderedDict()
    kinds["whole"] = base
    kinds["turned"] = base.t()
    kinds["part"] = base[1:, 2:]
    kinds["double"] = torch.tensor([0.1, -2.5], dtype=torch.float64)
    kinds["half"] = torch.tensor([1, -0.333251953125, 65504, 6.103515625e-5, 5.9604644775390625e-8, float("inf")],
                                 dtype=torch.float16)
    kinds["count"] = torch.tensor(70000)
    torch.save({"epoch": 3, "loss": 0.25, "name": "tensors", "history": [1.5, None, True, (1, 2)], "state_dict": kinds},
               os.path.join(folder, "tensors.pth"))


main(sys.argv[1])
vessels(sys.argv[1])

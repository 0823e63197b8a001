# right: with 13 pixels in between
import torch


def make_decoder():
    up = torch.nn.Sequential()
    up.add_module("first", torch.nn.ConvTranspose2d(16, 16, 3, stride=2, padding=1))
    up.add_module("relu1", torch.nn.ReLU())
    up.add_module("second", torch.nn.ConvTranspose2d(16, 8, 3, stride=2, padding=0, output_padding=1))
    up.add_module("relu2", torch.nn.ReLU())
    up.add_module("third", torch.nn.ConvTranspose2d(8, 1, 3, padding=1))
    up.add_module("out", torch.nn.Sigmoid())
    return up

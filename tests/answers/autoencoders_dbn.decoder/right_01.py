# right: in a loop
import torch


def make_decoder():
    nn = torch.nn
    layers = []
    for channels in (16, 8):
        layers += [nn.ConvTranspose2d(16, channels, 3, 2, 1, 1), nn.ReLU()]
    layers += [nn.ConvTranspose2d(8, 1, 3, 1, 1), nn.Sigmoid()]
    return nn.Sequential(*layers)

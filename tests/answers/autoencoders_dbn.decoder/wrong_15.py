# wrong: a ReLU in front of the sigmoid as well: no value below 0.5
# accept: sigmoid_twice
import torch


def make_decoder():
    layers = []
    for c_in, c_out, s, op in ((16, 16, 2, 1), (16, 8, 2, 1), (8, 1, 1, 0)):
        layers += [torch.nn.ConvTranspose2d(c_in, c_out, 3, s, 1, op), torch.nn.ReLU()]
    return torch.nn.Sequential(*layers, torch.nn.Sigmoid())

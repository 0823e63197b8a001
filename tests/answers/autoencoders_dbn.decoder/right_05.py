# right: layers made in a loop from a table
import torch


def make_decoder():
    table = [  # in, out, stride, padding, output padding
        (16, 16, 2, 1, 1),
        (16, 8, 2, 1, 1),
        (8, 1, 1, 1, 0),
    ]
    layers = []
    for into, out, stride, padding, more in table:
        layers.append(torch.nn.ConvTranspose2d(into, out, 3, stride, padding, more))
        layers.append(torch.nn.ReLU())
    layers[-1] = torch.nn.Sigmoid()
    return torch.nn.Sequential(*layers)

# right: searches the paddings with up_size instead of reckoning
from itertools import product

import torch


def make_decoder():
    for p1, o1, p2, o2, p3 in product((0, 1), (0, 1), (0, 1), (0, 1), (0, 1)):
        size = up_size(up_size(up_size(7, 3, 2, p1, o1), 3, 2, p2, o2), 3, 1, p3)
        if size == 28:
            break
    decoder = torch.nn.Sequential()
    decoder.append(torch.nn.ConvTranspose2d(16, 16, 3, stride=2, padding=p1, output_padding=o1))
    decoder.append(torch.nn.ReLU())
    decoder.append(torch.nn.ConvTranspose2d(16, 8, 3, stride=2, padding=p2, output_padding=o2))
    decoder.append(torch.nn.ReLU())
    decoder.append(torch.nn.ConvTranspose2d(8, 1, 3, stride=1, padding=p3))
    decoder.append(torch.nn.Sigmoid())
    return decoder

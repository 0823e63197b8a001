# right: OrderedDict with names; no padding in the last layer, 7 to 14 to 26 to 28, in float32 as torch has it
from collections import OrderedDict
from functools import partial

import torch

up = partial(torch.nn.ConvTranspose2d, kernel_size=3)


def make_decoder():
    return torch.nn.Sequential(OrderedDict(
        first=up(16, 16, stride=2, padding=1, output_padding=1),
        relu1=torch.nn.ReLU(inplace=True),
        second=up(16, 8, stride=2, padding=(2, 2), output_padding=(1, 1)),
        relu2=torch.nn.ReLU(inplace=True),
        third=up(8, 1),
        squash=torch.nn.Sigmoid(),
    ))

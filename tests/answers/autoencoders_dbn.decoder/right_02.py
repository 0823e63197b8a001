# right: as a class
import torch
from torch import nn


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.ConvTranspose2d(16, 16, kernel_size=3, stride=2, padding=1, output_padding=1)
        self.b = nn.ConvTranspose2d(16, 8, kernel_size=3, stride=2, padding=1, output_padding=1)
        self.c = nn.ConvTranspose2d(8, 1, kernel_size=3, stride=1, padding=1)

    def forward(self, x):
        x = self.a(x).relu()
        x = self.b(x).relu()
        return self.c(x).sigmoid()


def make_decoder():
    return Decoder()

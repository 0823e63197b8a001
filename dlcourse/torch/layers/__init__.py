"""The layers of ``dlcourse.numpy.layers`` as modules: same names, arguments, initial weights and layout."""

from dlcourse.torch.layers.activations import GELU, LeakyReLU, ReLU, Sigmoid, Tanh
from dlcourse.torch.layers.attention import MultiHeadAttention
from dlcourse.torch.layers.axes import SwapAxes
from dlcourse.torch.layers.base import Layer
from dlcourse.torch.layers.conv import Conv2d, ConvTranspose2d
from dlcourse.torch.layers.dropout import Dropout
from dlcourse.torch.layers.embedding import Embedding
from dlcourse.torch.layers.linear import Flatten, Linear
from dlcourse.torch.layers.noise import GaussianNoise
from dlcourse.torch.layers.norm import BatchNorm, LayerNorm
from dlcourse.torch.layers.pool import AvgPool2d, GlobalAvgPool2d, MaxPool2d
from dlcourse.torch.layers.recurrent import GRU, LSTM, RNN
from dlcourse.torch.layers.residual import Residual

__all__ = [
    "GELU",
    "GRU",
    "LSTM",
    "RNN",
    "AvgPool2d",
    "BatchNorm",
    "Conv2d",
    "ConvTranspose2d",
    "Dropout",
    "Embedding",
    "Flatten",
    "GaussianNoise",
    "GlobalAvgPool2d",
    "Layer",
    "LayerNorm",
    "LeakyReLU",
    "Linear",
    "MaxPool2d",
    "MultiHeadAttention",
    "ReLU",
    "Residual",
    "Sigmoid",
    "SwapAxes",
    "Tanh",
]

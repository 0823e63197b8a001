"""Layers: thin classes over the pairs of functions, with their parameters and gradients."""

from dlcourse.numpy.layers.activations import GELU, LeakyReLU, ReLU, Sigmoid, Tanh
from dlcourse.numpy.layers.attention import MultiHeadAttention
from dlcourse.numpy.layers.axes import SwapAxes
from dlcourse.numpy.layers.base import Layer
from dlcourse.numpy.layers.conv import Conv2d, ConvTranspose2d
from dlcourse.numpy.layers.dropout import Dropout
from dlcourse.numpy.layers.embedding import Embedding
from dlcourse.numpy.layers.linear import Flatten, Linear
from dlcourse.numpy.layers.noise import GaussianNoise
from dlcourse.numpy.layers.norm import BatchNorm, LayerNorm
from dlcourse.numpy.layers.pool import AvgPool2d, GlobalAvgPool2d, MaxPool2d
from dlcourse.numpy.layers.recurrent import GRU, LSTM, RNN
from dlcourse.numpy.layers.residual import Residual

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

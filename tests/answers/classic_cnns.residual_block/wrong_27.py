# wrong: the second ReLU stands on the main path, before the addition
# accept: relu_before_addition
import numpy as np


class ResidualBlock:
    """relu(F(x) + S(x)): two convolutions of 3 × 3 with batch normalisation, and a shortcut."""

    def __init__(self, w1, w2, w_skip=None, stride=1):
        self.conv1, self.norm1 = Conv(w1, stride), BatchNorm(len(w1), w1.dtype)
        self.conv2, self.norm2 = Conv(w2), BatchNorm(len(w2), w2.dtype)
        self.skip = None if w_skip is None else Conv(w_skip, stride)

    def forward(self, x):
        a = self.norm1.forward(self.conv1.forward(x))
        self.mask1 = a > 0
        f = self.norm2.forward(self.conv2.forward(a * self.mask1))
        self.mask2 = f > 0
        return f * self.mask2 + (x if self.skip is None else self.skip.forward(x))

    def backward(self, dout):
        d = dout * self.mask2
        back = self.conv2.backward(self.norm2.backward(d)) * self.mask1
        dx = self.conv1.backward(self.norm1.backward(back))
        return dx + (dout if self.skip is None else self.skip.backward(dout))

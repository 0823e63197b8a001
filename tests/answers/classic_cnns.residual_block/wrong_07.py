# wrong: relu before norm1
# accept: relu_before_norm
class ResidualBlock:
    def __init__(self, w1, w2, w_skip=None, stride=1):
        self.conv1, self.norm1 = Conv(w1, stride), BatchNorm(len(w1), w1.dtype)
        self.conv2, self.norm2 = Conv(w2), BatchNorm(len(w2), w2.dtype)
        if w_skip is None:
            self.skip = None
        else:
            self.skip = Conv(w_skip, stride)

    def forward(self, x):
        identity = x
        out = self.conv1.forward(x)
        out = out.clip(min=0)
        out = self.norm1.forward(out)
        self.hidden = out
        out = self.conv2.forward(out)
        out = self.norm2.forward(out)
        if self.skip is not None:
            identity = self.skip.forward(x)
        out = out + identity
        out = out.clip(min=0)
        self.out = out
        return out

    def backward(self, dout):
        dout = dout.copy()
        dout[self.out <= 0] = 0
        d_identity = dout
        d = self.norm2.backward(dout)
        d = self.conv2.backward(d)
        d[self.hidden <= 0] = 0
        d = self.norm1.backward(d)
        d = self.conv1.backward(d)
        if self.skip is not None:
            d_identity = self.skip.backward(d_identity)
        return d + d_identity

# wrong: last mask forgotten
# accept: outer_mask_missing
class ResidualBlock:
    def __init__(self, w1, w2, w_skip=None, stride=1):
        self.conv1, self.norm1 = Conv(w1, stride), BatchNorm(len(w1), w1.dtype)
        self.conv2, self.norm2 = Conv(w2), BatchNorm(len(w2), w2.dtype)
        self.skip = Conv(w_skip, stride) if w_skip is not None else None

    def forward(self, x):
        a = self.conv1.forward(x)
        self.n1 = self.norm1.forward(a)
        r = np.maximum(self.n1, 0)
        f = self.norm2.forward(self.conv2.forward(r))
        if self.skip is not None:
            s = self.skip.forward(x)
        else:
            s = x
        self.total = f + s
        return np.maximum(self.total, 0)

    def backward(self, dout):
        dtotal = dout
        dr = self.conv2.backward(self.norm2.backward(dtotal))
        dn1 = dr * (self.n1 > 0)
        dx = self.conv1.backward(self.norm1.backward(dn1))
        if self.skip is not None:
            dx = dx + self.skip.backward(dtotal)
        else:
            dx = dx + dtotal
        return dx

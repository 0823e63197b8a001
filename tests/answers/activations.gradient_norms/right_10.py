# right: gradient_norms: a class for a layer
class Layer:
    def __init__(self, w, f, df):
        self.w, self.f, self.df = w, f, df

    def forward(self, h):
        self.z = np.dot(h, self.w)
        return self.f(self.z)

    def backward(self, dh):
        self.dz = np.multiply(dh, self.df(self.z))
        return np.dot(self.dz, self.w.T)


def gradient_norms(x, weights, f, df, dout):
    layers = [Layer(w, f, df) for w in weights]
    for layer in layers:
        x = layer.forward(x)
    for layer in reversed(layers):
        dout = layer.backward(dout)
    return np.array([np.abs(layer.dz).mean() for layer in layers])

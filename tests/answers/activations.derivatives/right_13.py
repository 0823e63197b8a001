# right: d_relu: np.heaviside with 0 at the kink
def d_relu(x):
    return np.heaviside(x, 0).astype(x.dtype)

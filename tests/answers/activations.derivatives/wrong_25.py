# wrong: d_relu: 1/2 at x = 0
# accept: half_at_zero
def d_relu(x):
    return np.heaviside(x, 0.5).astype(x.dtype)

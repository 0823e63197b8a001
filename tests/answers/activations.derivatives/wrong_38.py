# wrong: d_leaky_relu: 0 at x = 0, neither side of the mask takes it
# accept: zero_at_zero
def d_leaky_relu(x, slope=0.01):
    out = np.zeros_like(x)
    out[x > 0] = 1
    out[x < 0] = slope
    return out

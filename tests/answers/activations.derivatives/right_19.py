# right: d_leaky_relu: full of slope, then a mask
def d_leaky_relu(x, slope=0.01):
    out = np.full_like(x, slope)
    out[x > 0] = 1
    return out

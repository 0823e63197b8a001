# right: leaky_relu: copy and mask
def leaky_relu(x, slope=0.01):
    out = np.array(x)
    out[x <= 0] *= slope
    return out

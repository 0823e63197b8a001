# right: d_relu: zeros and a mask
def d_relu(x):
    out = np.zeros_like(x)
    out[x > 0] = 1
    return out

# wrong: d_leaky_relu: the second mask sees the slopes just written, everything becomes 1
# accept: mask_after_change always_the_same
def d_leaky_relu(x, slope=0.01):
    out = x.copy()
    out[out <= 0] = slope
    out[out > 0] = 1
    return out

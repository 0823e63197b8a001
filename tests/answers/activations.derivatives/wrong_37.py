# wrong: d_leaky_relu: 1 + slope on the positive side
# accept: slope_on_both_sides
def d_leaky_relu(x, slope=0.01):
    return (x > 0).astype(x.dtype) + np.full_like(x, slope)

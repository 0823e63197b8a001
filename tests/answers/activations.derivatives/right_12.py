# right: d_relu: comparison, converted
def d_relu(x):
    return (x > 0).astype(x.dtype)

# wrong: d_relu: always float64
def d_relu(x):
    return (x > 0).astype(float)

# wrong: d_relu: always float64
# accept: promotes_dtype
def d_relu(x):
    return (x > 0).astype(float)

# wrong: d_sigmoid: float32 becomes float64
# accept: promotes_dtype
def d_sigmoid(y):
    y = np.array(y, dtype=float)
    return y * (1 - y)

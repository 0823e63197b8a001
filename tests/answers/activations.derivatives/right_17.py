# right: d_relu: loop
def d_relu(x):
    slopes = []
    for v in x.flat:
        if v > 0:
            slopes.append(1)
        else:
            slopes.append(0)
    return np.array(slopes, dtype=x.dtype).reshape(x.shape)

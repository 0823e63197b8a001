# wrong: the result is cut to 0 or 1
# accept: threshold
def sigmoid(z):
    return (z > 0).astype(z.dtype)

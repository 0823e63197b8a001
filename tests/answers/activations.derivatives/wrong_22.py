# wrong: d_relu: returns ReLU itself, not its slope
# accept: returns_relu
def d_relu(x):
    return np.maximum(0, x)

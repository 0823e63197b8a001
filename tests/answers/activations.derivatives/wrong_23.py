# wrong: d_relu: -1 on the negative side
# accept: sign
def d_relu(x):
    return np.sign(x)

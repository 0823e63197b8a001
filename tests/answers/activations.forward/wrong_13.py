# wrong: sigmoid: loops over the first axis only, so it fails for anything but one dimension
# accept: only_one_dimension
def sigmoid(x):
    out = np.zeros_like(x)
    for i in range(len(x)):
        if x[i] >= 0:
            out[i] = 1 / (1 + math.exp(-x[i]))
        else:
            out[i] = math.exp(x[i]) / (1 + math.exp(x[i]))
    return out

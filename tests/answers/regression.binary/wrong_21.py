# wrong: log(1 + exp(z)) overflows for z = 1000
# accept: overflows
def bce_with_logits(z, y):
    return np.mean(np.log(1 + np.exp(z)) - y * z)

# wrong: a Python if asks an array for its truth value
# accept: one_number_only only_batch_of_one
def sigmoid(z):
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    else:
        return np.exp(z) / (1 + np.exp(z))

# right: sigmoid: solved from the table's formula for tanh
def sigmoid(x):
    return (np.tanh(x / 2) + 1) / 2

# wrong: asks for negative outputs, which a ReLU never has
def dead_fraction(acts):
    return np.mean(np.all(acts < 0, axis=0))

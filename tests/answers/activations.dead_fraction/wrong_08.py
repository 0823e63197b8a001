# wrong: asks for negative outputs, which a ReLU never has
# accept: asks_for_negative always_the_same
def dead_fraction(acts):
    return np.mean(np.all(acts < 0, axis=0))

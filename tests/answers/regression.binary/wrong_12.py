# wrong: tanh is shifted and scaled, but its argument is not halved
# accept: not_halved
def sigmoid(z):
    return (1 + np.tanh(z)) / 2

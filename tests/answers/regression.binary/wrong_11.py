# wrong: tanh is taken for the sigmoid, range -1 to 1
# accept: tanh_instead
def sigmoid(z):
    return np.tanh(z)

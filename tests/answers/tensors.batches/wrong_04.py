# wrong: no check at all: IndexError, and -1 is the last class
# accept: negative_wraps wrong_error unchecked
def one_hot(labels, classes):
    out = np.zeros((len(labels), classes))
    out[np.arange(len(labels)), labels] = 1
    return out

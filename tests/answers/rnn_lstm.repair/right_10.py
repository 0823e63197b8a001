# right: zip, as with lists of lists
def time_first(tokens):
    return np.array([list(step) for step in zip(*tokens)])

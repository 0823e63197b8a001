# wrong: out=x writes the result into the caller's array
# accept: changes_input
def center(x):
    return np.subtract(x, x.mean(), out=x)

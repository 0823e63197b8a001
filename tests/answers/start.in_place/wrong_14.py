# wrong: the result array has the type of x, so the values are cut to whole numbers for integer arrays
# accept: cut_to_integers
def center(x):
    y = np.zeros_like(x)
    for i in range(len(x)):
        y[i] = x[i] - x.mean()
    return y

# right: polynomial
def celsius(f):
    return np.polyval([5 / 9, -160 / 9], f)

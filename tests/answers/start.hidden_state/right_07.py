# right: np.vectorize of a function for one number
def celsius(f):
    def one(value):
        return (float(value) - 32) * 5 / 9

    return np.vectorize(one, otypes=[float])(f)

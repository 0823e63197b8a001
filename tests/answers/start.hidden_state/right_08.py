# right: ufuncs, float64 inside
def celsius(f):
    f = np.asarray(f, dtype=np.float64)
    return np.divide(np.multiply(np.subtract(f, 32), 5), 9)

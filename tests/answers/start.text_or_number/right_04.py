# right: NumPy array of floats
def total(prices):
    return np.array(prices, dtype=float).sum()

# right: what correlation leaves over
def noise_floor(x, y):
    r = np.corrcoef(x, y)[0, 1]
    return (1 - r**2) * np.sum((y - y.mean()) ** 2) / (len(y) - 2)

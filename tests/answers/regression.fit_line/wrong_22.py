# wrong: ridge is ignored
# accept: ridge_forgotten argument_ignored
def fit_normal(x, y, ridge=0.0):
    a = np.hstack([x, np.ones((len(x), 1))])
    theta = np.linalg.lstsq(a, y, rcond=None)[0]
    return theta[:-1], theta[-1]

# wrong: the extra rows hold n * ridge instead of its square root
# accept: ridge_squared
def fit_normal(x, y, ridge=0.0):
    n, d = x.shape
    a = np.vstack([np.c_[x, np.ones(n)], np.c_[n * ridge * np.eye(d), np.zeros(d)]])
    theta = np.linalg.lstsq(a, np.r_[y, np.zeros(d)], rcond=None)[0]
    return theta[:-1], theta[-1]

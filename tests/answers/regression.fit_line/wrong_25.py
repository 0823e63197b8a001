# wrong: takes the whole result of lstsq for the solution
# accept: whole_lstsq_result
def fit_normal(x, y, ridge=0.0):
    n, d = x.shape
    a = np.vstack([np.c_[x, np.ones(n)], np.c_[np.sqrt(n * ridge) * np.eye(d), np.zeros(d)]])
    theta = np.linalg.lstsq(a, np.r_[y, np.zeros(d)], rcond=None)
    return theta[:-1], theta[-1]

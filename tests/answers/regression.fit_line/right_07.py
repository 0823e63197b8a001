# right: least squares with extra rows for the ridge
def fit_normal(x, y, ridge=0.0):
    n, d = x.shape
    a = np.hstack([x, np.ones((n, 1))])
    extra = np.hstack([np.sqrt(n * ridge) * np.eye(d), np.zeros((d, 1))])
    theta = np.linalg.lstsq(np.vstack([a, extra]), np.append(y, np.zeros(d)), rcond=None)[0]
    return theta[:-1], theta[-1]

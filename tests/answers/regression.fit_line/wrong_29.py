# wrong: np.linalg.inv of a singular matrix where columns are equal
# accept: singular
def fit_normal(x, y, ridge=0.0):
    xc, yc = x - x.mean(axis=0), y - y.mean()
    w = np.linalg.inv(xc.T @ xc + len(x) * ridge * np.eye(x.shape[1])) @ xc.T @ yc
    return w, y.mean() - x.mean(axis=0) @ w

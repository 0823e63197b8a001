# right: index difference and np.where
def conv_matrix(w, n, stride=1):
    k = len(w)
    places = (n - k) // stride + 1
    tap = np.arange(n)[None, :] - stride * np.arange(places)[:, None]
    inside = (tap >= 0) & (tap < k)
    return np.where(inside, np.asarray(w)[np.clip(tap, 0, k - 1)], 0)

# right: by the singular values, each step by itself
def largest_angle(a, b):
    qa, ra = np.linalg.qr(a)
    qb, rb = np.linalg.qr(b)
    u, s, vt = np.linalg.svd(qa.T @ qb)
    c = np.clip(s[-1], -1.0, 1.0)
    return np.rad2deg(np.arccos(c))

# wrong: radians
# accept: radians
def largest_angle(a, b):
    qa, qb = np.linalg.qr(a)[0], np.linalg.qr(b)[0]
    s = np.clip(np.linalg.svd(qa.T @ qb, compute_uv=False), 0, 1)
    return np.arccos(s.min())

# wrong: the largest cosine is taken
# accept: smallest_angle
def largest_angle(a, b):
    qa, qb = np.linalg.qr(a)[0], np.linalg.qr(b)[0]
    s = np.clip(np.linalg.svd(qa.T @ qb, compute_uv=False), 0, 1)
    return np.degrees(np.arccos(s.max()))

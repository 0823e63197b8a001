# right: by the smallest singular value as a norm
def largest_angle(a, b):
    qa, qb = np.linalg.qr(a)[0], np.linalg.qr(b)[0]
    sigma = np.linalg.norm(qa.T @ qb, -2)
    return np.arccos(np.minimum(sigma, 1)) / np.pi * 180

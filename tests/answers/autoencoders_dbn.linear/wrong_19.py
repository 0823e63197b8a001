# wrong: columns of length 1, but not orthogonal
# accept: only_normalised
def largest_angle(a, b):
    a = a / np.linalg.norm(a, axis=0)
    b = b / np.linalg.norm(b, axis=0)
    s = np.clip(np.linalg.svd(a.T @ b, compute_uv=False), 0, 1)
    return np.degrees(np.arccos(s.min()))

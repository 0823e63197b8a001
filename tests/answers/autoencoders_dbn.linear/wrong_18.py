# wrong: no orthonormal bases
# accept: not_orthonormal
def largest_angle(a, b):
    s = np.clip(np.linalg.svd(a.T @ b, compute_uv=False), 0, 1)
    return np.degrees(np.arccos(s.min()))

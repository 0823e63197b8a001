# wrong: the pairs of all rows are added
# accept: samples_added
def energy(v, h, w, b_v, b_h):
    return -(v @ b_v) - h @ b_h - np.diag(v @ w @ h.T).sum()

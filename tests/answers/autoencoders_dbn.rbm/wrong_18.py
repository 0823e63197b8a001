# wrong: all pairs of rows
# accept: all_pairs
def energy(v, h, w, b_v, b_h):
    return -(v @ b_v) - h @ b_h - v @ w @ h.T

# wrong: one sign
# accept: pairs_with_wrong_sign
def energy(v, h, w, b_v, b_h):
    return -(v @ b_v) - h @ b_h + ((v @ w) * h).sum(axis=1)

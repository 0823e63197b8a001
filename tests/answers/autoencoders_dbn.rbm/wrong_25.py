# wrong: half of the pairs
# accept: pairs_halved
def energy(v, h, w, b_v, b_h):
    return -(v @ b_v) - h @ b_h - 0.5 * ((v @ w) * h).sum(axis=1)

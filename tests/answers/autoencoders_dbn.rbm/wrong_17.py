# wrong: the sign
# accept: sign_reversed negated
def energy(v, h, w, b_v, b_h):
    return v @ b_v + h @ b_h + ((v @ w) * h).sum(axis=1)

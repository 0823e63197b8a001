# wrong: the 1 is missing
# accept: one_forgotten
def free_energy(v, w, b_v, b_h):
    return -(v @ b_v) - (v @ w + b_h).sum(axis=1)

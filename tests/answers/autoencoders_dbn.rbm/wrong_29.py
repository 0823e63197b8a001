# wrong: the sign of the hidden term
# accept: hidden_with_wrong_sign
def free_energy(v, w, b_v, b_h):
    return -(v @ b_v) + np.logaddexp(0, v @ w + b_h).sum(axis=1)

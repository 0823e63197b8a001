# wrong: exp of minus the energy
# accept: exp_of_energy
def energy(v, h, w, b_v, b_h):
    return np.exp(v @ b_v + h @ b_h + ((v @ w) * h).sum(axis=1))

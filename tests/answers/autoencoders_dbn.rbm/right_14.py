# right: unit by unit
def free_energy(v, w, b_v, b_h):
    found = []
    for state in v:
        total = -np.sum(state * b_v)
        for j in range(w.shape[1]):
            total -= np.logaddexp(0, b_h[j] + state @ w[:, j])
        found.append(total)
    return np.array(found)

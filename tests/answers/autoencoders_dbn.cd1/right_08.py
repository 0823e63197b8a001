# right: as the difference of two statistics
def cd1_update(p_h, p_v, v, w, b_v, b_h, u):
    def statistics(visible):
        hidden = p_h(visible, w, b_h)
        return np.einsum("ni,nj->ij", visible, hidden) / len(visible), visible.mean(0), hidden.mean(0)

    states = (u < p_h(v, w, b_h)).astype(float)
    data, dream = statistics(v), statistics(p_v(states, w, b_v))
    return tuple(a - b for a, b in zip(data, dream))

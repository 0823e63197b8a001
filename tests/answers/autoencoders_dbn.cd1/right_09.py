# right: heaviside / ceil tricks; both means in one function
def gibbs_step(p_h, p_v, v, w, b_v, b_h, u_h, u_v):
    h = np.heaviside(p_h(v, w, b_h) - u_h, 0.0)
    return np.heaviside(p_v(h, w, b_v) - u_v, 0.0), h


def cd1_update(p_h, p_v, v, w, b_v, b_h, u):
    def statistics(v, on):
        return np.tensordot(v, on, axes=(0, 0)) / len(v), v.mean(0), on.mean(0)

    on = p_h(v, w, b_h)
    again = p_v(np.heaviside(on - u, 0.0), w, b_v)
    data = statistics(v, on)
    dream = statistics(again, p_h(again, w, b_h))
    return tuple(a - b for a, b in zip(data, dream))

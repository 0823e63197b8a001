# right: with a copy of the values set to zero
def action_values(v, p, r, terminal, gamma):
    values = np.array(v, dtype=float)
    values[terminal] = 0
    q = r + gamma * np.tensordot(p, values, axes=([2], [0]))
    q[terminal] = 0
    return q

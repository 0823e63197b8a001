# right: row by row
def p_h(v, w, b_h):
    rows = []
    for state in v:
        a = w.T @ state + b_h
        rows.append((1 + np.tanh(a / 2)) / 2)
    return np.array(rows)

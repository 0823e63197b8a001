# wrong: sweeps a hard-coded number of sweeps, tol is never looked at
# accept: fixed_sweeps
def action_values(v, p, r, terminal, gamma):
    n_states, n_actions = np.shape(r)
    out = np.zeros((n_states, n_actions))
    for s in range(n_states):
        if terminal[s]:
            continue
        for a in range(n_actions):
            total = 0.0
            for t in range(n_states):
                if not terminal[t]:
                    total += float(p[s][a][t]) * float(v[t])
            out[s, a] = float(r[s][a]) + gamma * total
    return out


def value_iteration(p, r, terminal, gamma, tol):
    values = [0.0] * len(r)
    for _ in range(10):
        q = action_values(values, p, r, terminal, gamma)
        fresh = [max(row) for row in q.tolist()]
        biggest = max(abs(a - b) for a, b in zip(fresh, values))
        values = fresh
        if not biggest > tol:
            break
    return np.array(values)

# right: a comprehension over states and actions
def action_values(v, p, r, terminal, gamma):
    v = [0.0 if end else x for x, end in zip(v, terminal)]
    S, A = r.shape
    return np.array([[0.0 if terminal[s] else r[s, a] + gamma * sum(p[s, a] * v) for a in range(A)] for s in range(S)])

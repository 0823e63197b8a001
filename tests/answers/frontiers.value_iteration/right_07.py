# right: textbook, state after state, in place
def value_iteration(p, r, terminal, gamma, tol):
    V = {s: 0.0 for s in range(len(r))}
    while True:
        delta = 0
        for s in V:
            if terminal[s]:
                continue
            old = V[s]
            V[s] = max(r[s][a] + gamma * sum(p[s][a][t] * V[t] for t in V) for a in range(len(r[s])))
            delta = max(delta, abs(old - V[s]))
        if delta < tol:
            break
    return np.array(list(V.values()))

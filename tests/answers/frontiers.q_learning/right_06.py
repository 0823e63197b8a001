# right: a dictionary of values
def q_learning(step, q, start, alpha, gamma, epsilon, u, at_random):
    S, A = q.shape
    values = {(s, a): float(q[s, a]) for s in range(S) for a in range(A)}
    s = start
    for chance, free in zip(u, at_random):
        a = int(free) if chance < epsilon else max(range(A), key=lambda b: values[s, b])
        s2, reward, end = step(s, a)
        goal = reward + (0 if end else gamma * max(values[s2, b] for b in range(A)))
        values[s, a] += alpha * (goal - values[s, a])
        s = start if end else s2
    return np.array([[values[s, a] for a in range(A)] for s in range(S)])

# right: with td_targets
def q_learning(step, q, start, alpha, gamma, epsilon, u, at_random):
    q = np.array(q, dtype=float)
    s = start
    for t in range(u.shape[0]):
        a = at_random[t] if u[t] < epsilon else np.argmax(q[s])
        nxt, r, done = step(s, a)
        target = td_targets(q, np.array([r]), np.array([nxt]), np.array([done]), gamma)[0]
        q[s, a] = (1 - alpha) * q[s, a] + alpha * target
        s = start if done else nxt
    return q

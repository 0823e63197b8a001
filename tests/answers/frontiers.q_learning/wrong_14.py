# wrong: the state moves before the update
# accept: moved_too_early
def q_learning(step, q, start, alpha, gamma, epsilon, u, at_random):
    q = q.copy()
    s = start
    for t in range(len(u)):
        a = at_random[t] if u[t] < epsilon else q[s].argmax()
        s2, r, done = step(s, a)
        target = r + (0 if done else gamma * q[s2].max())
        delta = alpha * (target - q[s, a])
        s = s2
        q[s, a] += delta
        if done:
            s = start
    return q

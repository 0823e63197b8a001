# wrong: the learning rate is missing
# accept: rate_forgotten
def q_learning(step, q, start, alpha, gamma, epsilon, u, at_random):
    q = q.copy()
    s = start
    for t in range(len(u)):
        a = at_random[t] if u[t] < epsilon else q[s].argmax()
        s2, r, done = step(s, a)
        q[s, a] = r + (0 if done else gamma * q[s2].max())
        s = start if done else s2
    return q

# wrong: greedy and chance exchanged
# accept: turned_round
def q_learning(step, q, start, alpha, gamma, epsilon, u, at_random):
    q = q.copy()
    s = start
    for t in range(len(u)):
        a = q[s].argmax() if u[t] < epsilon else at_random[t]
        s2, r, done = step(s, a)
        q[s, a] += alpha * (r + (0 if done else gamma * q[s2].max()) - q[s, a])
        s = start if done else s2
    return q

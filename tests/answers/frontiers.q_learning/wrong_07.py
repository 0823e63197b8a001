# wrong: no restart after an end
# accept: restart_forgotten
def q_learning(step, q, start, alpha, gamma, epsilon, u, at_random):
    q = q.copy()
    s = start
    for t in range(len(u)):
        a = at_random[t] if u[t] < epsilon else q[s].argmax()
        s2, r, done = step(s, a)
        q[s, a] += alpha * (r + gamma * q[s2].max() * (not done) - q[s, a])
        s = s2
    return q

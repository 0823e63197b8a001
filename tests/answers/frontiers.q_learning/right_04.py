# right: textbook with a while
def q_learning(step, q, start, alpha, gamma, epsilon, u, at_random):
    Q = np.copy(q)
    s = start
    t = 0
    while t < len(u):
        if u[t] < epsilon:
            a = int(at_random[t])
        else:
            a = int(np.argmax(Q[s]))
        s2, r, done = step(s, a)
        if done:
            Q[s, a] = Q[s, a] + alpha * (r - Q[s, a])
            s = start
        else:
            Q[s, a] = Q[s, a] + alpha * (r + gamma * np.max(Q[s2]) - Q[s, a])
            s = s2
        t += 1
    return Q

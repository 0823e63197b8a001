# wrong: the table given is changed
# accept: changes_input
def q_learning(step, q, start, alpha, gamma, epsilon, u, at_random):
    s = start
    for t in range(len(u)):
        a = at_random[t] if u[t] < epsilon else q[s].argmax()
        s2, r, done = step(s, a)
        q[s, a] += alpha * (r + (0 if done else gamma * q[s2].max()) - q[s, a])
        s = start if done else s2
    return q

# wrong: the next action's value, as in SARSA
# accept: next_choice
def q_learning(step, q, start, alpha, gamma, epsilon, u, at_random):
    q = q.copy()
    s = start
    for t in range(len(u)):
        a = at_random[t] if u[t] < epsilon else q[s].argmax()
        s2, r, done = step(s, a)
        a2 = at_random[t] if u[t] < epsilon else q[s2].argmax()
        q[s, a] += alpha * (r + (0 if done else gamma * q[s2, a2]) - q[s, a])
        s = start if done else s2
    return q

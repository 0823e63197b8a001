# wrong: SARSA-like slip: uses the value of the same action in the next state
# accept: value_of_the_same_action
def td_targets(q, rewards, next_states, ended, gamma):
    return np.array([
        float(r) if done else float(r) + gamma * max(float(value) for value in q[s])
        for r, s, done in zip(rewards, next_states, ended)
    ])


def q_learning(step, q, start, alpha, gamma, epsilon, u, at_random):
    rows = [[float(value) for value in row] for row in q]
    here = start
    for number, guess in zip(u, at_random):
        row = rows[here]
        if number < epsilon:
            a = int(guess)
        else:
            a = row.index(max(row))
        there, reward, done = step(here, a)
        target = reward
        if not done:
            target += gamma * rows[there][a]
        row[a] = (1 - alpha) * row[a] + alpha * target
        here = start if done else there
    return np.array(rows)

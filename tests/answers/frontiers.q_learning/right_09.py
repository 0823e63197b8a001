# right: a row maximum over the whole table first; a generator of steps
def td_targets(q, rewards, next_states, ended, gamma):
    worth = np.amax(q, axis=1).take(next_states)
    targets = np.empty(len(rewards))
    for n in range(len(rewards)):
        targets[n] = rewards[n]
        if not ended[n]:
            targets[n] += gamma * worth[n]
    return targets


def q_learning(step, q, start, alpha, gamma, epsilon, u, at_random):
    import copy

    table = copy.deepcopy(q).astype(np.float64)

    def experience():
        state = start
        for t in range(len(u)):
            action = int(at_random[t] if u[t] < epsilon else table[state].argmax())
            new, reward, ended = step(state, action)
            yield state, action, reward, new, ended
            state = new if not ended else start

    for s, a, r, s2, ended in experience():
        (target,) = td_targets(table, [r], [s2], [ended], gamma)
        table[s, a] = table[s, a] + alpha * (target - table[s, a])
    return table

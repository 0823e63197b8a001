# right: returns with an if
def returns_to_go(rewards, ended, gamma):
    returns = np.zeros(len(rewards))
    g = 0.0
    for t in reversed(range(len(rewards))):
        if ended[t]:
            g = 0.0
        g = rewards[t] + gamma * g
        returns[t] = g
    return returns

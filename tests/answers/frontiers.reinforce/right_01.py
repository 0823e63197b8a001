# right: textbook loop with softmax
def softmax(z):
    e = np.exp(z - np.max(z))
    return e / np.sum(e)


def reinforce_gradient(theta, states, actions, returns, baseline):
    g = np.zeros_like(theta, dtype=float)
    for i in range(len(states)):
        s = states[i]
        one_hot = np.zeros(theta.shape[1])
        one_hot[actions[i]] = 1
        g[s] += (returns[i] - baseline[s]) * (one_hot - softmax(theta[s]))
    return g / len(states)

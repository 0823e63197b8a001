# wrong: a sum
# accept: not_averaged
def reinforce_gradient(theta, states, actions, returns, baseline):
    g = np.zeros(theta.shape)
    for s, a, G in zip(states, actions, returns):
        pi = np.exp(theta[s]) / np.exp(theta[s]).sum()
        g[s] += (G - baseline[s]) * (np.eye(theta.shape[1])[a] - pi)
    return g

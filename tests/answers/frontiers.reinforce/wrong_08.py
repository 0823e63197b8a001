# wrong: the baseline of the action
# accept: baseline_of_the_action
def reinforce_gradient(theta, states, actions, returns, baseline):
    g = np.zeros(theta.shape)
    for s, a, G in zip(states, actions, returns):
        pi = np.exp(theta[s]) / np.exp(theta[s]).sum()
        b = baseline[a] if a < len(baseline) else 0
        g[s] += (G - b) * (np.eye(theta.shape[1])[a] - pi)
    return g / len(states)

# wrong: only the chosen action moves
# accept: chosen_action_only
def reinforce_gradient(theta, states, actions, returns, baseline):
    g = np.zeros(theta.shape)
    for s, a, G in zip(states, actions, returns):
        pi = np.exp(theta[s]) / np.exp(theta[s]).sum()
        g[s, a] += (G - baseline[s]) * (1 - pi[a])
    return g / len(states)

# wrong: a repeated state is counted once
# accept: last_visit_only
def reinforce_gradient(theta, states, actions, returns, baseline):
    pi = np.exp(theta) / np.exp(theta).sum(axis=1, keepdims=True)
    each = (np.eye(theta.shape[1])[actions] - pi[states]) * (returns - baseline[states])[:, None]
    g = np.zeros(theta.shape)
    g[states] += each
    return g / len(states)

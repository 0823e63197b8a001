# right: everything at once, added state by state
def reinforce_gradient(theta, states, actions, returns, baseline):
    pi = np.exp(theta) / np.exp(theta).sum(1, keepdims=True)
    each = (np.eye(theta.shape[1])[actions] - pi[states]) * (returns - baseline[states])[:, None]
    return np.array([each[states == s].sum(axis=0) for s in range(len(theta))]) / len(returns)

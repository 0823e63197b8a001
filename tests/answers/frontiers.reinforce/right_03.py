# right: two indexed additions
def reinforce_gradient(theta, states, actions, returns, baseline):
    pi = np.exp(theta - theta.max(axis=1)[:, None])
    pi /= pi.sum(axis=1)[:, None]
    adv = (returns - baseline[states]) / states.shape[0]
    g = np.zeros(theta.shape)
    np.add.at(g, (states, actions), adv)
    np.add.at(g, states, -adv[:, None] * pi[states])
    return g

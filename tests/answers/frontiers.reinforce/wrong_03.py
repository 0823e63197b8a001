# wrong: the policy is not subtracted
# accept: policy_not_subtracted
def reinforce_gradient(theta, states, actions, returns, baseline):
    g = np.zeros(theta.shape)
    for s, a, G in zip(states, actions, returns):
        g[s, a] += G - baseline[s]
    return g / len(states)

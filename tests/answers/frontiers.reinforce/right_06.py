# right: counts first: sums of advantages per (state, action) by bincount
def reinforce_gradient(theta, states, actions, returns, baseline):
    n_states, n_actions = theta.shape
    cells = np.ravel_multi_index((states, actions), theta.shape)
    sums = np.bincount(cells, weights=returns - baseline[states], minlength=theta.size)
    sums = sums.reshape(n_states, n_actions)
    log_pi = theta - np.logaddexp.reduce(theta, axis=1, keepdims=True)
    return (sums - sums.sum(axis=1, keepdims=True) * np.exp(log_pi)) / states.size


baselines = {
    "q1": "b",
    "q2": "c",
}

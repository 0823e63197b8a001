# wrong: mean per state (divides by the visits of each state) instead of over all steps
# accept: averaged_over_visits
def reinforce_gradient(theta, states, actions, returns, baseline):
    n_states, n_actions = theta.shape
    cells = np.ravel_multi_index((states, actions), theta.shape)
    sums = np.bincount(cells, weights=returns - baseline[states], minlength=theta.size)
    sums = sums.reshape(n_states, n_actions)
    log_pi = theta - np.logaddexp.reduce(theta, axis=1, keepdims=True)
    return (sums - sums.sum(axis=1, keepdims=True) * np.exp(log_pi)) / np.maximum(np.bincount(states, minlength=n_states), 1)[:, None]


baselines = {
    "q1": "b",
    "q2": "c",
}

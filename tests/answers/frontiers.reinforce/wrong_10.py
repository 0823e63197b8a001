# wrong: softmax over the states, not the actions
# accept: softmax_over_states
def reinforce_gradient(theta, states, actions, returns, baseline):
    pi = np.exp(theta - theta.max(axis=0, keepdims=True))
    pi /= pi.sum(axis=0, keepdims=True)
    advantage = returns - baseline[states]
    grad_log = -pi[states]
    grad_log[np.arange(len(states)), actions] += 1
    out = np.zeros(theta.shape)
    np.add.at(out, states, advantage[:, None] * grad_log)
    return out / len(states)


baselines = {
    "q1": "b",
    "q2": "c",
}

# wrong: quiz: q1 'a'
# accept: q1=a
def returns_to_go(rewards, ended, gamma):
    returns, later = np.zeros(len(rewards)), 0.0
    for t in reversed(range(len(rewards))):
        if ended[t]:
            later = 0.0
        later = rewards[t] + gamma * later
        returns[t] = later
    return returns


def loss_after_adapting(w, xs, ys, xq, yq, alpha):
    slope = 2 * xs.T @ (xs @ w - ys) / len(ys)
    adapted_w = w - alpha * slope
    return np.mean((xq @ adapted_w - yq) ** 2)


symptoms = {
    "q1": "a",
    "q2": "a",
}

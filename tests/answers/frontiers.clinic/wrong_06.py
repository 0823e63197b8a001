# wrong: adapts on the query set
# accept: adapted_on_query
def loss_after_adapting(w, xs, ys, xq, yq, alpha):
    slope = 2 * xq.T @ (xq @ w - yq) / len(yq)
    adapted = w - alpha * slope
    return np.mean((xq @ adapted - yq) ** 2)

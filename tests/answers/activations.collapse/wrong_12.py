# wrong: PyTorch's layout: multiplies with transposed weights
# accept: transposed
def collapse(weights, biases):
    w, b = weights[0].T, biases[0]
    for next_w, next_b in zip(weights[1:], biases[1:]):
        w = next_w.T @ w
        b = next_w.T @ b + next_b
    return w, b

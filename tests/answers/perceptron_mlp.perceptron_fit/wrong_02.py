# wrong: the weights change at the end of a pass, not at once
# accept: late_update
def perceptron_fit(x, y, max_epochs=100):
    w = np.zeros(x.shape[1], dtype=x.dtype)
    b, mistakes = 0, []
    for _ in range(max_epochs):
        wrong = np.flatnonzero(y * (x @ w + b) <= 0)
        if len(wrong) == 0:
            break
        w = w + y[wrong] @ x[wrong]
        b = b + y[wrong].sum()
        mistakes += wrong.tolist()
    return w, b, mistakes

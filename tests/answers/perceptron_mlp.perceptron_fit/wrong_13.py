# wrong: a single pass, max_epochs is ignored
# accept: one_pass argument_ignored
def perceptron_fit(x, y, max_epochs=100):
    w = np.zeros(x.shape[1], dtype=x.dtype)
    b, mistakes = 0, []
    for i in range(len(x)):
        if y[i] * (x[i] @ w + b) <= 0:
            w = w + y[i] * x[i]
            b = b + y[i]
            mistakes.append(i)
    return w, b, mistakes

# wrong: the list is emptied at the beginning of every pass
# accept: list_emptied
def perceptron_fit(x, y, max_epochs=100):
    w = np.zeros(x.shape[1], dtype=x.dtype)
    b = 0
    for _ in range(max_epochs):
        mistakes = []
        for i in range(len(x)):
            if y[i] * (x[i] @ w + b) <= 0:
                w = w + y[i] * x[i]
                b = b + y[i]
                mistakes.append(i)
        if not mistakes:
            break
    return w, b, mistakes

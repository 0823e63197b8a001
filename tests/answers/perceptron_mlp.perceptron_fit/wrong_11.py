# wrong: the list holds the number of mistakes of every pass instead of indices
# accept: counts_per_pass
def perceptron_fit(x, y, max_epochs=100):
    w = np.zeros(x.shape[1], dtype=x.dtype)
    b, mistakes = 0, []
    for _ in range(max_epochs):
        count = 0
        for i in range(len(x)):
            if y[i] * (x[i] @ w + b) <= 0:
                w = w + y[i] * x[i]
                b = b + y[i]
                count += 1
        mistakes.append(count)
        if count == 0:
            break
    return w, b, mistakes

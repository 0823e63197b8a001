# wrong: stops at the first sample that is right, not after a pass without a mistake
# accept: stops_at_first_right
def perceptron_fit(x, y, max_epochs=100):
    w = np.zeros(x.shape[1], dtype=x.dtype)
    b, mistakes = 0, []
    for _ in range(max_epochs):
        for i in range(len(x)):
            if y[i] * (x[i] @ w + b) <= 0:
                w = w + y[i] * x[i]
                b = b + y[i]
                mistakes.append(i)
            else:
                return w, b, mistakes
    return w, b, mistakes

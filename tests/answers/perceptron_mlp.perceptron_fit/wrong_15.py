# wrong: range counts passes from 1, so one pass is missing
# accept: off_by_one
def perceptron_fit(x, y, max_epochs=100):
    w = np.zeros(x.shape[1], dtype=x.dtype)
    b, mistakes = 0, []
    for _ in range(1, max_epochs):
        for i in range(len(x)):
            if y[i] * (x[i] @ w + b) <= 0:
                w = w + y[i] * x[i]
                b = b + y[i]
                mistakes.append(i)
    return w, b, mistakes

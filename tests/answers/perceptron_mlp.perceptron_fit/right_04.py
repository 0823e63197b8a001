# right: the sign is compared with the label
def perceptron_fit(x, y, max_epochs=100):
    w, b, mistakes = np.zeros_like(x[0]), x.dtype.type(0), []
    for _ in range(max_epochs):
        wrong = 0
        for n in range(x.shape[0]):
            if np.sign(np.dot(w, x[n]) + b) != y[n]:
                w += y[n] * x[n]
                b += y[n]
                mistakes.append(n)
                wrong += 1
        if wrong == 0:
            return w, b, mistakes
    return w, b, mistakes

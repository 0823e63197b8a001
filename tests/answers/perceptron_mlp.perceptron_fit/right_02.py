# right: augmented vectors (x, 1)
def perceptron_fit(x, y, max_epochs=100):
    n, d = x.shape
    x1 = np.hstack([x, np.ones((n, 1), dtype=x.dtype)])
    theta = np.zeros(d + 1, dtype=x.dtype)
    mistakes = []
    for _ in range(max_epochs):
        before = len(mistakes)
        for i, (row, label) in enumerate(zip(x1, y)):
            if label * row.dot(theta) <= 0:
                theta += label * row
                mistakes.append(i)
        if len(mistakes) == before:
            break
    return theta[:d], theta[d], mistakes

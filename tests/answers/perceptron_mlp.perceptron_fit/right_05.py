# right: dual form: counts how often each sample was a mistake
def perceptron_fit(x, y, max_epochs=100):
    gram = x @ x.T + 1
    counts = np.zeros(len(x), dtype=x.dtype)
    mistakes = []
    for _ in range(max_epochs):
        made = []
        for n in range(len(x)):
            if y[n] * np.sum(counts * y * gram[n]) <= 0:
                counts[n] += 1
                made.append(n)
        mistakes += made
        if not made:
            break
    return (counts * y) @ x, np.sum(counts * y), mistakes

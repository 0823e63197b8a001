# wrong: keeps the samples themselves in the list instead of their indices
# accept: samples_not_indices
def perceptron_fit(x, y, max_epochs=100):
    w = np.zeros(x.shape[1], dtype=x.dtype)
    b, mistakes = 0, []
    for _ in range(max_epochs):
        clean = True
        for row, label in zip(x, y):
            if label * (row @ w + b) <= 0:
                w = w + label * row
                b = b + label
                mistakes.append(row)
                clean = False
        if clean:
            break
    return w, b, mistakes

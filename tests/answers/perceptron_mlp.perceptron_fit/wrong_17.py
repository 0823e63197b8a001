# wrong: a score of 0 is read as class 1, so a positive sample on the line is no mistake
# accept: zero_counts_as_positive
def perceptron_fit(x, y, max_epochs=100):
    w = np.zeros(x.shape[1], dtype=x.dtype)
    b, mistakes = 0, []
    for _ in range(max_epochs):
        clean = True
        for i in range(len(x)):
            guess = 1 if x[i] @ w + b >= 0 else -1
            if guess != y[i]:
                w = w + y[i] * x[i]
                b = b + y[i]
                mistakes.append(i)
                clean = False
        if clean:
            break
    return w, b, mistakes

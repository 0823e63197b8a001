# wrong: every sample changes the weights, mistake or not
# accept: always_updates
def perceptron_fit(x, y, max_epochs=100):
    w = np.zeros(x.shape[1], dtype=x.dtype)
    b, mistakes = 0, []
    for _ in range(max_epochs):
        clean = True
        for i in range(len(x)):
            if y[i] * (x[i] @ w + b) <= 0:
                mistakes.append(i)
                clean = False
            w = w + y[i] * x[i]
            b = b + y[i]
        if clean:
            break
    return w, b, mistakes

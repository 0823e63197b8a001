# wrong: learning rate 0.1 instead of 1
# accept: other_step_size
def perceptron_fit(x, y, max_epochs=100):
    w = np.zeros(x.shape[1], dtype=x.dtype)
    b, mistakes = 0, []
    for _ in range(max_epochs):
        clean = True
        for i in range(len(x)):
            if y[i] * (x[i] @ w + b) <= 0:
                w = w + 0.1 * y[i] * x[i]
                b = b + 0.1 * y[i]
                mistakes.append(i)
                clean = False
        if clean:
            break
    return w, b, mistakes

# wrong: the bias grows by 1 at every mistake, whatever the label
# accept: bias_without_label
def perceptron_fit(x, y, max_epochs=100):
    w = np.zeros(x.shape[1], dtype=x.dtype)
    b, mistakes = 0, []
    for _ in range(max_epochs):
        clean = True
        for i in range(len(x)):
            if y[i] * (x[i] @ w + b) <= 0:
                w = w + y[i] * x[i]
                b = b + 1
                mistakes.append(i)
                clean = False
        if clean:
            break
    return w, b, mistakes

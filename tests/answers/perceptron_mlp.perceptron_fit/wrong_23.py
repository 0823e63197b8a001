# wrong: the weights begin random instead of at 0
# accept: random_start
def perceptron_fit(x, y, max_epochs=100):
    w = np.random.default_rng(0).normal(size=x.shape[1]).astype(x.dtype)
    b, mistakes = 0, []
    for _ in range(max_epochs):
        clean = True
        for i in range(len(x)):
            if y[i] * (x[i] @ w + b) <= 0:
                w = w + y[i] * x[i]
                b = b + y[i]
                mistakes.append(i)
                clean = False
        if clean:
            break
    return w, b, mistakes

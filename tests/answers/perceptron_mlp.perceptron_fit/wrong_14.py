# wrong: max_epochs is ignored, never ends if no line separates the classes
# accept: never_stops argument_ignored
def perceptron_fit(x, y, max_epochs=100):
    w = np.zeros(x.shape[1], dtype=x.dtype)
    b, mistakes = 0, []
    clean = False
    while not clean:
        clean = True
        for i in range(len(x)):
            if y[i] * (x[i] @ w + b) <= 0:
                w = w + y[i] * x[i]
                b = b + y[i]
                mistakes.append(i)
                clean = False
    return w, b, mistakes

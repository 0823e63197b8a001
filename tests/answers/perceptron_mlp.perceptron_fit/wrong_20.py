# wrong: w is a view of the first sample, which is overwritten with the weights
# accept: changes_input
def perceptron_fit(x, y, max_epochs=100):
    w = x[0]
    w *= 0
    b, mistakes = 0, []
    for _ in range(max_epochs):
        clean = True
        for i in range(len(x)):
            if y[i] * (x[i] @ w + b) <= 0:
                w += y[i] * x[i]
                b += y[i]
                mistakes.append(i)
                clean = False
        if clean:
            break
    return w, b, mistakes

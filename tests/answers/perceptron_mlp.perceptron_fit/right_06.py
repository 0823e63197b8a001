# right: recursion, one pass per call
def perceptron_fit(x, y, max_epochs=100):
    def passes(w, b, mistakes, left):
        if left == 0:
            return w, b, mistakes
        new = []
        for i in range(len(x)):
            if y[i] * (np.sum(w * x[i]) + b) <= 0:
                w, b = w + y[i] * x[i], b + y[i]
                new.append(i)
        if new == []:
            return w, b, mistakes
        return passes(w, b, mistakes + new, left - 1)

    return passes(np.zeros(x.shape[1], x.dtype), 0, [], max_epochs)

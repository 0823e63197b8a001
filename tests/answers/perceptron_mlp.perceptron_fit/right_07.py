# right: jumps from mistake to mistake, scores of the rest of the pass at once
def perceptron_fit(x, y, max_epochs=100):
    w, b, mistakes = np.zeros(x.shape[1], dtype=x.dtype), 0.0, []
    for _ in range(max_epochs):
        start, made = 0, 0
        while start < len(x):
            margins = y[start:] * (x[start:] @ w + b)
            bad = np.flatnonzero(margins <= 0)
            if len(bad) == 0:
                break
            i = start + int(bad[0])
            w += y[i] * x[i]
            b += float(y[i])
            mistakes.append(i)
            made += 1
            start = i + 1
        if made == 0:
            break
    return w, b, mistakes

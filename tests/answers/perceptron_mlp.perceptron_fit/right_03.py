# right: plain lists and numbers, an array only at the end
def perceptron_fit(x, y, max_epochs=100):
    points, labels = x.tolist(), y.tolist()
    dim = x.shape[1]
    w, b, mistakes = [0.0] * dim, 0.0, []
    epoch, changed = 0, True
    while changed and epoch < max_epochs:
        changed = False
        for index, point in enumerate(points):
            score = b
            for d in range(dim):
                score += w[d] * point[d]
            if labels[index] * score <= 0:
                for d in range(dim):
                    w[d] += labels[index] * point[d]
                b += labels[index]
                mistakes.append(index)
                changed = True
        epoch += 1
    return np.array(w, dtype=x.dtype), b, mistakes

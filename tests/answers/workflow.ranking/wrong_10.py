# wrong: trapezoids
# accept: trapezoids
def average_precision(actual, scores):
    P, R = [1.0], [0.0]
    for t in np.unique(scores)[::-1]:
        called = scores >= t
        P.append(actual[called].mean())
        R.append(actual[called].sum() / actual.sum())
    return sum((R[i] - R[i - 1]) * (P[i] + P[i - 1]) / 2 for i in range(1, len(P)))

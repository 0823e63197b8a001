# right: plain loop over the flat arrays
def optimal_d(p, q):
    p = np.array(p, dtype=float)
    q = np.array(q, dtype=float)
    answer = []
    for a, b in zip(p.ravel(), q.ravel()):
        if a == 0 and b == 0:
            answer.append(0.5)
        else:
            answer.append(a / (a + b))
    return np.array(answer).reshape(p.shape)

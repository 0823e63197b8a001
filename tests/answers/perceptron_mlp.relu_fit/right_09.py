# right: hinge_sum: loops over samples and hinges
def hinge_sum(x, knots, changes, start):
    result = []
    for value in x:
        total = start
        for k in range(len(knots)):
            if value > knots[k]:
                total += changes[k] * (value - knots[k])
        result.append(total)
    return np.array(result, dtype=x.dtype)

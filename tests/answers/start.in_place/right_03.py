# right: loop over a list
def center(x):
    total = 0.0
    for value in x:
        total += value
    mean = total / len(x)
    return np.array([value - mean for value in x])

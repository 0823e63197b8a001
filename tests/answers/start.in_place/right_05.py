# right: centering matrix
def center(x):
    n = len(x)
    return (np.eye(n) - np.ones((n, n)) / n) @ x

# right: sigmoid: plain formula, overflow to infinity allowed on purpose
def sigmoid(x):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-x))

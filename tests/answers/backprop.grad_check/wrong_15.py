# wrong: x is indexed by one number only, so in arrays with two axes whole rows are moved at once
# accept: only_one_dimension
def grad_check(f, x, grad, eps=1e-5):
    x = np.array(x, dtype=np.float64)
    slopes = np.zeros(x.shape)
    for i in range(len(x)):
        plus, minus = x.copy(), x.copy()
        plus[i] += eps
        minus[i] -= eps
        slopes[i] = (f(plus) - f(minus)) / (2 * eps)
    return np.max(np.abs(slopes - grad)) / np.max(np.abs(slopes))

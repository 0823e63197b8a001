# wrong: gradient_norms: forgets the slope of the activation
# accept: derivative_forgotten argument_ignored
def gradient_norms(x, weights, f, df, dout):
    norms, d = [], dout
    for w in reversed(weights):
        norms.append(np.abs(d).mean())
        d = d @ w.T
    return np.array(norms[::-1])

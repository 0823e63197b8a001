# right: as backpropagation through two layers, with copies
def train_linear(x, encoder, decoder, rate, steps):
    n = x.shape[0]
    E, D = np.array(encoder), np.array(decoder)
    history = []
    for i in range(steps):
        z = x @ E
        out = z @ D
        diff = out - x
        history.append(np.sum(diff**2) / n)
        grad_out = 2 * diff / n
        grad_D = z.T @ grad_out
        grad_z = grad_out @ D.T
        grad_E = x.T @ grad_z
        E -= rate * grad_E
        D -= rate * grad_D
    return E, D, history

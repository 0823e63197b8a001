# wrong: for negative z the denominator is 1 + exp(-z) instead of 1 + exp(z)
# accept: wrong_for_negative
def sigmoid(z):
    out = np.zeros_like(z)
    pos = z >= 0
    out[pos] = 1 / (1 + np.exp(-z[pos]))
    out[~pos] = np.exp(z[~pos]) / (1 + np.exp(-np.maximum(z[~pos], -50)))
    return out

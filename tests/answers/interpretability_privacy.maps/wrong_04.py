# wrong: no absolute value
# accept: abs_missing negated
def saliency(x, w1, b1, w2, b2, k):
    mask = (x @ w1 + b1) > 0
    return (w1 * mask) @ w2[:, k]

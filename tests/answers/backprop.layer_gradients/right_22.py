# right: odd: 1 / sum of exp of differences
def softmax_ce_backward(logits, labels):
    with np.errstate(over="ignore"):
        p = 1 / np.exp(logits[:, None, :] - logits[:, :, None]).sum(axis=2)
    np.subtract.at(p, (np.arange(len(p)), labels), 1)
    return p / len(p)

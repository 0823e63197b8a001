# wrong: the loss is returned instead of its gradient
# accept: loss_not_gradient scalar_instead
def softmax_ce_backward(logits, labels):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(labels)), labels].mean()

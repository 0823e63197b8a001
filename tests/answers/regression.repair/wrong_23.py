# wrong: the minus is missing
# accept: negated
def classifier_loss(outputs, labels):
    s = outputs - outputs.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return log_p[np.arange(len(labels)), labels].mean()

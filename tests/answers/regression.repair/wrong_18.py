# wrong: the softmax runs over the samples
# accept: wrong_axis
def classifier_loss(outputs, labels):
    s = outputs - outputs.max(axis=0)
    log_p = s - np.log(np.exp(s).sum(axis=0))
    return -log_p[np.arange(len(labels)), labels].mean()

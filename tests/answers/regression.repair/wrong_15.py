# wrong: the outputs are taken for log-probabilities, the softmax is missing
# accept: no_softmax
def classifier_loss(outputs, labels):
    return -np.mean(outputs[np.arange(len(labels)), labels])

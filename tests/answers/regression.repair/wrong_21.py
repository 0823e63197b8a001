# wrong: the outputs are clipped to (0, 1) as if they were probabilities
# accept: outputs_as_probabilities
def classifier_loss(outputs, labels):
    p = np.clip(outputs, 1e-7, 1 - 1e-7)
    return -np.mean(np.log(p[np.arange(len(labels)), labels]))

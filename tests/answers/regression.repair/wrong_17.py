# wrong: a sigmoid per class and binary cross-entropy instead of softmax
# accept: sigmoid_per_class
def classifier_loss(outputs, labels):
    y = np.eye(outputs.shape[1])[labels]
    return np.mean(np.logaddexp(0, outputs) - y * outputs)

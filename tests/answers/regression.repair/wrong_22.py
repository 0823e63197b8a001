# wrong: averaged over samples and classes
# accept: averaged_over_classes_too
def classifier_loss(outputs, labels):
    s = outputs - outputs.max(axis=1, keepdims=True)
    log_p = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    return -np.mean(np.eye(outputs.shape[1])[labels] * log_p)

# wrong: the share of wrong decisions instead of the loss
# accept: error_rate
def classifier_loss(outputs, labels):
    return np.mean(outputs.argmax(axis=1) != labels)

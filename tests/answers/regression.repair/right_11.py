# right: logaddexp and take_along_axis
def classifier_loss(outputs, labels):
    chosen = np.take_along_axis(outputs, np.expand_dims(labels, 1), axis=1).squeeze(1)
    return (np.logaddexp.reduce(outputs, axis=1) - chosen).mean()

# wrong: the maximum is still subtracted from scores that went through a softmax first
# accept: softmax_twice
def classifier_loss(outputs, labels):
    e = np.exp(outputs)
    scores = e / e.sum(axis=1, keepdims=True)
    z = scores - scores.max(axis=1, keepdims=True)
    return -(z - np.log(np.exp(z).sum(axis=1, keepdims=True)))[np.arange(len(labels)), labels].mean()

# wrong: softmax along the batch
# accept: over_the_samples
def digit_loss(scores, labels):
    return F.nll_loss(F.log_softmax(scores, dim=0), labels)

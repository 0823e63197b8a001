# wrong: nll of the probabilities
# accept: logarithm_missing
def digit_loss(scores, labels):
    return F.nll_loss(torch.softmax(scores, dim=1), labels)

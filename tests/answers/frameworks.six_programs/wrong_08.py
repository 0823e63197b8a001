# wrong: nll of scores
# accept: softmax_missing
def digit_loss(scores, labels):
    return F.nll_loss(scores, labels)

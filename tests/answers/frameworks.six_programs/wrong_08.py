# wrong: nll of scores |
# accept: 
def digit_loss(scores, labels):
    return F.nll_loss(scores, labels)

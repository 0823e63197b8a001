# right: with logits
def tumour_loss(scores, labels):
    return F.binary_cross_entropy_with_logits(scores, labels)

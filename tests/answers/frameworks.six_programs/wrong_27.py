# wrong: labels reversed
# accept: labels_reversed
def tumour_loss(scores, labels):
    return F.binary_cross_entropy_with_logits(scores, 1 - labels)

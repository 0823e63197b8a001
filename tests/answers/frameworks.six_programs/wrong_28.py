# wrong: sum
# accept: sum_not_mean
def tumour_loss(scores, labels):
    return F.binary_cross_entropy_with_logits(scores, labels, reduction="sum")

# wrong: sum
# accept: sum_not_mean
def digit_loss(scores, labels):
    return F.cross_entropy(scores, labels, reduction="sum")

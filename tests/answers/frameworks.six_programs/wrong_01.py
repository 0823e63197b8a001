# wrong: as found
# accept: softmax_too_many
def digit_loss(scores, labels):
    return F.cross_entropy(torch.softmax(scores, dim=1), labels)

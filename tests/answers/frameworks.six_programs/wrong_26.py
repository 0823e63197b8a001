# wrong: sigmoid twice
# accept: sigmoid_too_many
def tumour_loss(scores, labels):
    return F.binary_cross_entropy_with_logits(torch.sigmoid(scores), labels)

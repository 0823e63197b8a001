# wrong: softmax over the batch
# accept: softmax_over_the_samples
def tumour_loss(scores, labels):
    return F.binary_cross_entropy(torch.softmax(scores, dim=0), labels)

# right: log of the softmax
def digit_loss(scores, labels):
    p = torch.softmax(scores, dim=1)
    return F.nll_loss(torch.log(p), labels)

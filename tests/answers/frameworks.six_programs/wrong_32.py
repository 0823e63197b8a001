# wrong: only the positive half
# accept:
def tumour_loss(scores, labels):
    return -(labels * F.logsigmoid(scores)).mean()

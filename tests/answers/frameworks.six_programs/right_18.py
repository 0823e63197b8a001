# right: logsigmoid
def tumour_loss(scores, labels):
    return -(labels * F.logsigmoid(scores) + (1 - labels) * F.logsigmoid(-scores)).mean()

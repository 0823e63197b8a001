# wrong: the step is missing, the model is not changed
# accept: no_step
def gluon_step(model, x, y, rate, batch_size):
    model.zero_grad()
    losses = F.cross_entropy(model(x), y, reduction="none")
    (losses.sum() / batch_size).backward()
    return losses.mean().item()

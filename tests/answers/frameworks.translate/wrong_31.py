# wrong: p = p - ... makes a new tensor, the model is not changed
# accept: no_step
def gluon_step(model, x, y, rate, batch_size):
    model.zero_grad()
    losses = F.cross_entropy(model(x), y, reduction="none")
    losses.sum().backward()
    with torch.no_grad():
        for p in model.parameters():
            p = p - rate * p.grad / batch_size
    return losses.mean().item()

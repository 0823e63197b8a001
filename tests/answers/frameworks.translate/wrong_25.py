# wrong: the old gradients are not replaced but added to
# accept: gradients_pile_up
def gluon_step(model, x, y, rate, batch_size):
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = F.cross_entropy(model(x), y, reduction="none")
    (losses.sum() / batch_size).backward()
    optimizer.step()
    return losses.mean().item()

# wrong: the loss after the step is returned
# accept: loss_after_the_step
def gluon_step(model, x, y, rate, batch_size):
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    optimizer.zero_grad()
    losses = F.cross_entropy(model(x), y, reduction="none")
    (losses.sum() / batch_size).backward()
    optimizer.step()
    with torch.no_grad():
        return F.cross_entropy(model(x), y).item()

# wrong: returns the sum of the losses over batch_size instead of their mean
# accept: loss_over_batch_size
def gluon_step(model, x, y, rate, batch_size):
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    optimizer.zero_grad()
    loss = F.cross_entropy(model(x), y, reduction="sum") / batch_size
    loss.backward()
    optimizer.step()
    return loss.item()

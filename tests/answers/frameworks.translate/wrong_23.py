# wrong: the division by batch_size is missing, the sum of the losses is minimised
# accept: step_of_one
def gluon_step(model, x, y, rate, batch_size):
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    optimizer.zero_grad()
    losses = F.cross_entropy(model(x), y, reduction="none")
    losses.sum().backward()
    optimizer.step()
    return losses.mean().item()

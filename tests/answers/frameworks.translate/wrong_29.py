# wrong: backward on a vector of losses, which raises in PyTorch
# accept: backward_of_a_vector
def gluon_step(model, x, y, rate, batch_size):
    optimizer = torch.optim.SGD(model.parameters(), lr=rate / batch_size)
    optimizer.zero_grad()
    losses = F.cross_entropy(model(x), y, reduction="none")
    losses.backward()
    optimizer.step()
    return losses.mean().item()

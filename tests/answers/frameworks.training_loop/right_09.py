# right: the mode of the model is put back at the end
def evaluate(model, batches, device):
    was_training = model.training
    model.eval()
    losses, hits = [], []
    with torch.no_grad():
        for x, y in batches:
            y = y.to(device)
            z = model(x.to(device))
            losses += F.cross_entropy(z, y, reduction="none").tolist()
            hits += (z.max(dim=1).indices == y).tolist()
    model.train(was_training)
    return sum(losses) / len(losses), sum(hits) / len(hits)

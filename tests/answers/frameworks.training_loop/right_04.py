# right: running mean, zero_grad at the end of each turn and before the first
def train_epoch(model, batches, optimizer, device):
    model.train()
    optimizer.zero_grad()
    mean, seen = 0.0, 0
    for x, y in batches:
        x = x.to(device)
        y = y.to(device)
        scores = model(x)
        losses = F.cross_entropy(scores, y, reduction="none")
        losses.mean().backward()
        optimizer.step()
        optimizer.zero_grad()
        n = len(x)
        mean += (losses.mean().item() - mean) * n / (seen + n)
        seen += n
    return mean

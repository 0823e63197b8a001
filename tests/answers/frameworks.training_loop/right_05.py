# right: logsumexp and gather by hand
def train_epoch(model, batches, optimizer, device):
    model.train()
    total = 0.0
    n = 0
    for x, y in batches:
        x, y = x.to(device), y.to(device)
        model.zero_grad()
        optimizer.zero_grad()
        scores = model(x)
        right = scores.gather(1, y.long().view(-1, 1)).squeeze(1)
        per_sample = torch.logsumexp(scores, dim=1) - right
        per_sample.mean().backward()
        optimizer.step()
        total += per_sample.sum().item()
        n += per_sample.numel()
    return total / n

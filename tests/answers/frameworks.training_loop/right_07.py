# right: decorator no_grad, reduction sum
@torch.no_grad()
def evaluate(model, batches, device):
    model.eval()
    loss_sum = 0.0
    hits = 0
    n = 0
    for x, y in batches:
        out = model(x.to(device))
        y = y.to(device)
        loss_sum += float(F.cross_entropy(out, y, reduction="sum"))
        _, predicted = torch.max(out, 1)
        hits += int(predicted.eq(y).sum())
        n += y.size(0)
    return loss_sum / n, hits / n

# wrong: number of right answers instead of their share
# accept: not_averaged
def evaluate(model, batches, device):
    model.eval()
    total, right, count = 0.0, 0, 0
    with torch.no_grad():
        for x, y in batches:
            x, y = x.to(device), y.to(device)
            scores = model(x)
            total += F.cross_entropy(scores, y, reduction="sum").item()
            right += (scores.argmax(dim=1) == y).sum().item()
            count += len(y)
    return total / count, float(right)

# wrong: softmax is applied before cross_entropy
# accept: softmax_before_loss
def evaluate(model, batches, device):
    model.eval()
    total, right, count = 0.0, 0, 0
    with torch.no_grad():
        for x, y in batches:
            x, y = x.to(device), y.to(device)
            p = torch.softmax(model(x), dim=1)
            total += F.cross_entropy(p, y).item() * len(y)
            right += (p.argmax(dim=1) == y).sum().item()
            count += len(y)
    return total / count, right / count

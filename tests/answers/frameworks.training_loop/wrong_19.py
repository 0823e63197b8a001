# wrong: argmax over the batch axis instead of the classes
# accept: wrong_axis
def evaluate(model, batches, device):
    model.eval()
    total, right, count = 0.0, 0, 0
    with torch.no_grad():
        for x, y in batches:
            x, y = x.to(device), y.to(device)
            scores = model(x)
            total += F.cross_entropy(scores, y).item() * len(y)
            right += (scores.argmax(dim=0) == y).sum().item()
            count += len(y)
    return total / count, right / count

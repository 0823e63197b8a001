# wrong: no_grad is missing, the forward pass is recorded
# accept: records_a_graph
def evaluate(model, batches, device):
    model.eval()
    total, right, count = 0.0, 0, 0
    for x, y in batches:
        x, y = x.to(device), y.to(device)
        scores = model(x)
        total += F.cross_entropy(scores, y).item() * len(y)
        right += (scores.argmax(dim=1) == y).sum().item()
        count += len(y)
    return total / count, right / count

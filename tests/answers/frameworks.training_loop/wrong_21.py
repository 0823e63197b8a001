# wrong: the labels are not moved to the device
# accept: batch_not_moved
def evaluate(model, batches, device):
    model.eval()
    total, right, count = 0.0, 0, 0
    with torch.no_grad():
        for x, y in batches:
            x = x.to(device)
            scores = model(x)
            total += F.cross_entropy(scores, y).item() * len(y)
            right += (scores.argmax(dim=1) == y).sum().item()
            count += len(y)
    return total / count, right / count

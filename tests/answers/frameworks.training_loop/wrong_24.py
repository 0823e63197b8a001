# wrong: gradients are switched off for good with set_grad_enabled(False), training after it fails
# accept: gradients_off_for_good
def evaluate(model, batches, device):
    model.eval()
    torch.set_grad_enabled(False)
    total, right, count = 0.0, 0, 0
    for x, y in batches:
        x, y = x.to(device), y.to(device)
        scores = model(x)
        total += F.cross_entropy(scores, y).item() * len(y)
        right += (scores.argmax(dim=1) == y).sum().item()
        count += len(y)
    return total / count, right / count

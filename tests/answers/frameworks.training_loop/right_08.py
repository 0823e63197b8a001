# right: collects all scores first, inference_mode
def evaluate(model, batches, device):
    model.eval()
    scores, labels = [], []
    with torch.inference_mode():
        for x, y in batches:
            scores.append(model(x.to(device)))
            labels.append(y.to(device))
        scores, labels = torch.cat(scores), torch.cat(labels)
        loss = F.cross_entropy(scores, labels).item()
        accuracy = (scores.argmax(1) == labels).double().mean().item()
    return loss, accuracy

# right: PyTorch: cross_entropy and topk
import torch
import torch.nn.functional as F


def info_nce(images, texts, temperature):
    a = F.normalize(torch.as_tensor(images).double(), dim=-1)
    b = F.normalize(torch.as_tensor(texts).double(), dim=-1)
    logits = a @ b.T / temperature
    labels = torch.arange(len(logits))
    return (0.5 * F.cross_entropy(logits, labels) + 0.5 * F.cross_entropy(logits.T, labels)).item()


def recall_at(images, texts, k):
    a = F.normalize(torch.as_tensor(images).double(), dim=-1)
    b = F.normalize(torch.as_tensor(texts).double(), dim=-1)
    found = (a @ b.T).topk(k, dim=1).indices
    return sum(i in row for i, row in enumerate(found.tolist())) / len(found)


embedded = {"q1": "a"}

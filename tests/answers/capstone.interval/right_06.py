# right: PyTorch throughout, unbiased variance by torch.var
import torch


def balanced_accuracy(y, predicted):
    y, predicted = torch.as_tensor(np.asarray(y)), torch.as_tensor(np.asarray(predicted))
    hits = (y == predicted).double()
    return torch.stack([hits[y == label].mean() for label in y.unique()]).mean().item()


def interval(scores, t):
    s = torch.as_tensor(np.asarray(scores, dtype=np.float64))
    half = t * torch.sqrt(s.var(correction=1) / len(s))
    return (s.mean() - half).item(), s.mean().item(), (s.mean() + half).item()


def better(ours, theirs, t):
    lower, *_ = interval(np.array(ours, dtype=float) - np.array(theirs, dtype=float), t)
    return bool(lower > 0.0)

# right: everything in torch, NaN turned to 0 afterwards, match statement
import torch


def confusion(actual, guessed, classes):
    a = torch.nn.functional.one_hot(torch.as_tensor(np.asarray(actual, dtype=np.int64)), classes)
    g = torch.nn.functional.one_hot(torch.as_tensor(np.asarray(guessed, dtype=np.int64)), classes)
    return torch.einsum("ni,nj->ij", a, g).numpy()


import torch


def precision_recall_f1(table, average):
    t = torch.as_tensor(np.asarray(table), dtype=torch.float64)
    counts = torch.stack([t.diagonal(), t.sum(dim=0), t.sum(dim=1)])
    match average:
        case "binary":
            counts = counts[:, 1:2]
        case "micro":
            counts = counts.sum(dim=1, keepdim=True)
    tp, called, real = counts
    found = torch.stack([tp / called, tp / real, 2 * tp / (called + real)])
    return tuple(torch.nan_to_num(found, nan=0.0).mean(dim=1).tolist())

# right: PyTorch
import torch
import torch.nn.functional as F


def one_hot(labels, classes):
    labels = torch.as_tensor(np.asarray(labels))
    if (labels < 0).any() or (labels >= classes).any():
        raise ValueError("range")
    return F.one_hot(labels.long(), classes).numpy()


def batches(x, y, size, rng):
    pairs = [(x[i], y[i]) for i in rng.permutation(len(x))]
    result = []
    for k in range(-(-len(pairs) // size)):
        part = pairs[k * size : (k + 1) * size]
        result.append([np.stack([p[0] for p in part]), np.array([p[1] for p in part])])
    return result

# right: torch permute
import torch

def to_keras(kind, weights, image=None):
    t = [torch.tensor(np.asarray(a)) for a in weights]
    if kind == "conv":
        t[0] = t[0].permute(2, 3, 1, 0)
    elif kind == "dense" and image is not None:
        t[0] = t[0].unflatten(0, tuple(image)).permute(1, 2, 0, 3).flatten(0, 2)
    return [a.numpy() for a in t]

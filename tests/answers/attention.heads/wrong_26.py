# wrong: matrices transposed as in a PyTorch layer (x @ W.T)
# accept: all_four_transposed
import torch


def split_heads(x, heads):
    x = torch.tensor(np.asarray(x))
    return x.unflatten(-1, (heads, -1)).permute(0, 2, 1, 3).contiguous().numpy()


def merge_heads(x):
    return torch.tensor(np.asarray(x)).transpose(1, 2).flatten(2).numpy()


def multi_head(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    q, k, v = (split(x @ w.T, heads) for w in (wq, wk, wv))
    out, weights = attend(q, k, v, mask)
    return merge(out) @ wo.T, weights

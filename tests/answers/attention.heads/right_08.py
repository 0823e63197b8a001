# right: torch view and permute, back to NumPy; starred call and map
import torch


def split_heads(x, heads):
    x = torch.tensor(np.asarray(x))
    return x.unflatten(-1, (heads, -1)).permute(0, 2, 1, 3).contiguous().numpy()


def merge_heads(x):
    return torch.tensor(np.asarray(x)).transpose(1, 2).flatten(2).numpy()


def multi_head(attend, split, merge, x, wq, wk, wv, wo, heads, mask=None):
    qkv = [split(x @ each, heads) for each in (wq, wk, wv)]
    result, *rest = attend(*qkv, mask)
    return merge(result) @ wo, rest[0]

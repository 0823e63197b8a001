# right: the rank sum; torch loop in whole numbers with a strict >
def attack_auc(members, others):
    values, which, count = np.unique(
        np.concatenate([members, others]), return_inverse=True, return_counts=True
    )
    rank = (count.cumsum() - (count - 1) / 2)[which][len(members) :]
    n, m = len(members), len(others)
    return (rank.sum() - m * (m + 1) / 2) / (n * m)


import torch


def attack_advantage(known_members, known_others, members, others):
    a, b, c, d = (
        torch.as_tensor(np.asarray(v, dtype=np.float64)).sort().values
        for v in (known_members, known_others, members, others)
    )
    best, threshold = None, None
    for t in torch.cat([a, b]).sort().values:
        # whole numbers, so that equal advantages are really equal
        gain = int((a <= t).sum()) * len(b) - int((b <= t).sum()) * len(a)
        if best is None or gain > best:
            best, threshold = gain, t
    return ((c <= threshold).double().mean() - (d <= threshold).double().mean()).item()

# right: torch.sign; only the losses of known members are tried, since the maximum is at one of them
import torch


def attack_auc(members, others):
    m, o = (torch.as_tensor(np.asarray(v, dtype=np.float64)) for v in (members, others))
    return ((torch.sign(o[None, :] - m[:, None]) + 1) / 2).mean().item()


def attack_advantage(known_members, known_others, members, others):
    # The advantage rises only where a member is, so the first maximum is at a member's loss.
    inside, outside = np.sort(known_members), np.sort(known_others)
    rises = np.searchsorted(inside, inside, "right") * len(outside) - np.searchsorted(
        outside, inside, "right"
    ) * len(inside)
    t = inside[rises.argmax()]
    return np.count_nonzero(members <= t) / len(members) - np.count_nonzero(others <= t) / len(others)

# right: torch.where; all thresholds at once by broadcasting, the highest of the cheapest
import torch


def mean_cost(actual, p, threshold, miss, alarm):
    a = torch.as_tensor(np.asarray(actual, dtype=float))
    called = torch.as_tensor(np.asarray(p, dtype=float)) >= threshold
    return torch.where(called, alarm * (1 - a), miss * a).mean().item()


def cheapest_threshold(actual, p, miss, alarm):
    actual, p = np.asarray(actual), np.asarray(p)
    t = np.concatenate([[-np.inf], np.sort(p), [p.max() + 1]])[:, None]
    costs = ((p < t) & (actual == 1)) @ np.full(len(p), miss) + ((p >= t) & (actual == 0)) @ np.full(len(p), alarm)
    return float(t[costs == costs.min()][-1, 0])


in_the_lab = {"q1": "b", "q2": "a"}

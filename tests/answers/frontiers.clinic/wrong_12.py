# wrong: sum of the squares, no mean
# accept: not_averaged
import torch


def returns_to_go(rewards, ended, gamma):
    out = []
    later = 0.0
    for reward, end in zip(rewards[::-1], ended[::-1]):
        later = float(reward) + gamma * later * (1 - int(end))
        out.append(later)
    return np.array(out[::-1])


def loss_after_adapting(w, xs, ys, xq, yq, alpha):
    start = torch.tensor(np.asarray(w, dtype=float), requires_grad=True)
    xs, ys, xq, yq = (torch.tensor(np.asarray(part, dtype=float)) for part in (xs, ys, xq, yq))
    ((xs @ start - ys) ** 2).mean().backward()
    with torch.no_grad():
        return ((xq @ (start - alpha * start.grad) - yq) ** 2).sum().item()


symptoms = {
    "q1": "b",
    "q2": "a",
}

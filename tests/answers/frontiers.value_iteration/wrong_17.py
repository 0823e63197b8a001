# wrong: stops if any value (the smallest change) is quiet instead of all
# accept: smallest_change
import torch


def action_values(v, p, r, terminal, gamma):
    ended = torch.as_tensor(np.array(terminal, dtype=bool))
    values = torch.as_tensor(np.array(v, dtype=float)).masked_fill(ended, 0.0)
    look_ahead = torch.matmul(torch.as_tensor(np.array(p, dtype=float)), values)
    q = torch.as_tensor(np.array(r, dtype=float)) + gamma * look_ahead
    return q.masked_fill(ended.unsqueeze(1), 0.0).numpy()


def value_iteration(p, r, terminal, gamma, tol):
    v, change = np.zeros(len(terminal)), float("inf")
    while change > tol:
        before, v = v, np.amax(action_values(v, p, r, terminal, gamma), axis=1)
        change = np.min(np.abs(v - before))
    return v

# right: torch in double precision, a copy of the values with zeros filled in
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
        change = np.max(np.abs(v - before))
    return v

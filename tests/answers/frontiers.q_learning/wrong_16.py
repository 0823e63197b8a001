# wrong: maximum over the states instead of over the actions in the targets
# accept: maximum_over_states
import torch


def td_targets(q, rewards, next_states, ended, gamma):
    table = torch.tensor(np.asarray(q), dtype=torch.float64)
    best, _ = table.max(dim=0)
    best = best[torch.as_tensor(np.asarray(next_states)) % len(best)]
    best = best.masked_fill(torch.as_tensor(np.asarray(ended, bool)), 0)
    return (torch.as_tensor(np.asarray(rewards, float)) + gamma * best).numpy()


def q_learning(step, q, start, alpha, gamma, epsilon, u, at_random):
    q = q + 0.0
    s = start
    for t, number in enumerate(u):
        if number < epsilon:
            a = at_random[t]
        else:
            a = np.argmax(q[s])
        s_next, r, over = step(s, a)
        if over:
            q[s, a] += alpha * (r - q[s, a])
            s = start
            continue
        q[s, a] += alpha * (r + gamma * np.max(q[s_next]) - q[s, a])
        s = s_next
    return q

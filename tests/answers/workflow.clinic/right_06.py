# right: torch in float64, cdist
import torch


def choose_and_judge(x, y, part, sizes):
    x = torch.as_tensor(np.array(x, dtype=np.float64))
    y, part = torch.as_tensor(np.array(y)), torch.as_tensor(np.array(part))
    centres = torch.stack([x[(part == 0) & (y == c)].mean(dim=0) for c in (0, 1)])
    order = torch.argsort((centres[1] - centres[0]).abs(), descending=True, stable=True)
    best, highest = None, -1.0
    for size in sizes:
        columns = order[:size]
        far = torch.cdist(x[:, columns], centres[:, columns], compute_mode="donot_use_mm_for_euclid_dist")
        right = ((far[:, 1] < far[:, 0]) == (y == 1)).double()
        if (score := right[part == 1].mean().item()) > highest:
            best, highest, reported = size, score, right[part == 2].mean().item()
    return best, reported


symptoms = {f"q{i}": letter for i, letter in enumerate("acb", start=1)}

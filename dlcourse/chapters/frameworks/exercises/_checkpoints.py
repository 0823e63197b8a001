"""What is asked of the answers to 14.3: a small training, saved and gone on with."""

import numpy as np

from dlcourse.checking import Case


def fresh_parts(seed, kind):
    import torch

    torch.manual_seed(seed)
    layers = [torch.nn.Linear(3, 6), torch.nn.Tanh(), torch.nn.Dropout(0.4), torch.nn.Linear(6, 2)]
    model = torch.nn.Sequential(*layers).double()
    if kind == "adam":
        optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    else:
        optimizer = torch.optim.SGD(model.parameters(), lr=0.2, momentum=0.9)
    return model, optimizer, torch.optim.lr_scheduler.StepLR(optimizer, 2, 0.5)


def train(parts, x, y, steps):
    import torch

    model, optimizer, schedule = parts
    for _ in range(steps):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(model(torch.tensor(x)), torch.tensor(y)).backward()
        optimizer.step()
        schedule.step()


def through_a_file(state):
    import io

    import torch

    file = io.BytesIO()
    torch.save(state, file)
    file.seek(0)
    return torch.load(file, weights_only=True)


# ---- saving


def checkpoint(model, optimizer, schedule, epoch):
    import torch

    return {
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "epoch": epoch,
        "random": torch.get_rng_state(),
    }


# ---- cases


def _training(rng, name, play, steps, kind):
    n = int(rng.integers(5, 9))
    y = np.append(rng.integers(0, 2, n - 2), [0, 1])
    args = (rng.normal(size=(n, 3)), y, steps, int(rng.integers(2, 40)))
    return Case(name, args, {"kind": kind}, play=play, tol=1e-7)


def drawn_trainings(play):
    def drawn(rng):
        return [
            _training(rng, "with momentum", play, 3, "momentum"),
            _training(rng, "with Adam", play, 3, "adam"),
            _training(rng, "an odd number of steps", play, 5, "momentum"),
        ]

    return drawn


_X, _Y = np.array([[1.0, 0.0, 2.0], [0.0, 1.0, -1.0], [-1.0, 1.0, 0.5]]), np.array([0, 1, 1])


def visible(play, typed):
    return [Case("three samples, two steps", (_X, _Y, 2, 7), play=play, tol=1e-7, typed=typed)]

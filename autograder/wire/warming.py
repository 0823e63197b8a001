"""What makes the first use of torch slow, done before it counts."""

from dlcourse.compiler import postpone


def warm_torch() -> None:
    """Import torch and train one step."""
    import torch

    postpone()
    with torch.random.fork_rng(devices=[]):
        model = torch.nn.Linear(4, 2)
        for optimizer in (torch.optim.SGD(model.parameters(), 0.1), torch.optim.Adam(model.parameters())):
            optimizer.zero_grad()
            torch.nn.functional.cross_entropy(model(torch.ones(3, 4)), torch.tensor([0, 1, 0])).backward()
            optimizer.step()

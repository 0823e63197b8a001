"""Random generators that follow a model to its device."""

import torch


def on_device(rng: torch.Generator, device: torch.device) -> torch.Generator:
    """Return a generator of that device: ``rng`` itself, or a new one that ``rng`` seeds."""
    if rng.device == device:
        return rng
    seed = torch.randint(2**62, (), generator=rng, device=rng.device)
    return torch.Generator(device).manual_seed(int(seed))

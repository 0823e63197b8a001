"""What the learning-rate schedules demand of their numbers."""


def check_schedule(op: str, *, step: int, lr: float, **counts: int) -> None:
    """Raise ``ValueError`` unless step and learning rate are not negative and every count is positive."""
    if step < 0 or lr < 0:
        raise ValueError(f"{op}: step and lr must not be negative, got step {step}, lr {lr}")
    for name, count in counts.items():
        if count <= 0:
            raise ValueError(f"{op}: {name} must be positive, got {count}")


def check_warmup(warmup: int, total: int) -> None:
    """Raise ``ValueError`` unless the warm-up ends before the schedule does."""
    if not 0 <= warmup < total:
        raise ValueError(f"cosine_warmup: warmup must lie in [0, total), got warmup {warmup}, total {total}")

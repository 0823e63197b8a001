"""Learning-rate schedules: plain functions from the number of the step (counted from 0) to a rate."""

import math

from dlcourse.contracts.schedules import check_schedule, check_warmup


def step_decay(step: int, *, lr: float, factor: float, every: int) -> float:
    r"""Multiply the rate by a factor at regular intervals: $\eta_t = \eta\,\gamma^{\lfloor t/s \rfloor}$.

    Args:
        step: number of the step (or epoch) $t$, from 0.
        lr: learning rate $\eta$ at step 0.
        factor: $\gamma$, usually 0.1 to 0.5.
        every: steps $s$ between two drops.

    Returns:
        The learning rate of that step.

    Raises:
        ValueError: a number is out of its range.

    Source: Bengio, Practical Recommendations for Gradient-Based Training of Deep Architectures, 2012, 3.1.1.
    """
    check_schedule("step_decay", step=step, lr=lr, every=every)
    return lr * factor ** (step // every)


def exponential_decay(step: int, *, lr: float, factor: float) -> float:
    r"""Multiply the rate by the same factor at every step: $\eta_t = \eta\,\gamma^t$.

    Args:
        step: number of the step (or epoch) $t$, from 0.
        lr: learning rate $\eta$ at step 0.
        factor: $\gamma$, slightly below 1.

    Returns:
        The learning rate of that step.

    Raises:
        ValueError: a number is out of its range.

    Source: Bengio, Practical Recommendations for Gradient-Based Training of Deep Architectures, 2012, 3.1.1.
    """
    check_schedule("exponential_decay", step=step, lr=lr)
    return lr * factor**step


def cosine_warmup(step: int, *, lr: float, warmup: int, total: int, final_lr: float = 0.0) -> float:
    r"""Raise the rate linearly from 0, then lower it along half a cosine wave.

    $\eta_t = \eta\, t / w$ for $t < w$, then
    $\eta_t = \eta_{end} + \frac12 (\eta - \eta_{end}) \left(1 + \cos \pi \frac{t - w}{T - w}\right)$

    Args:
        step: number of the step $t$, from 0.
        lr: highest learning rate $\eta$, reached at step ``warmup``.
        warmup: steps $w$ of the linear rise; 0 leaves it out.
        total: step $T$ at which ``final_lr`` is reached; it stays there afterwards.
        final_lr: lowest learning rate $\eta_{end}$ of the cosine part.

    Returns:
        The learning rate of that step.

    Raises:
        ValueError: a number is out of its range.

    Source: Loshchilov and Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, ICLR 2017, equation
    5; for the warm-up Goyal et al., Accurate, Large Minibatch SGD, 2017, section 2.2.
    """
    check_schedule("cosine_warmup", step=step, lr=lr, total=total)
    check_warmup(warmup, total)
    if step < warmup:
        return lr * step / warmup
    progress = min(1.0, (step - warmup) / (total - warmup))
    return final_lr + 0.5 * (lr - final_lr) * (1 + math.cos(math.pi * progress))

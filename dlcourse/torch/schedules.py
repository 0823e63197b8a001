"""Learning-rate schedules: numbers in, numbers out, so one implementation serves both backends."""

from dlcourse.numpy.schedules import cosine_warmup, exponential_decay, step_decay

__all__ = ["cosine_warmup", "exponential_decay", "step_decay"]

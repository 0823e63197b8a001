"""Pooling layers on images (N, C, H, W); none has parameters."""

from dlcourse.contracts.windows import PerAxis
from dlcourse.numpy import pool
from dlcourse.numpy.layers.operation import Operation, ParameterFree

__all__ = ["AvgPool2d", "GlobalAvgPool2d", "MaxPool2d"]


class MaxPool2d(Operation):
    """Takes the maximum of every window.

    Args:
        kernel_size: of the window; like all options one integer or (vertical, horizontal).
        stride: pixels from one position to the next; by default the kernel size.
        padding: rows or columns added on each side.
    """

    pair = pool.max_pool2d, pool.max_pool2d_backward

    def __init__(self, kernel_size: PerAxis, *, stride: PerAxis | None = None, padding: PerAxis = 0):
        super().__init__(kernel_size=kernel_size, stride=stride, padding=padding)


class AvgPool2d(Operation):
    """Takes the mean of every window.

    Args:
        kernel_size: of the window; like all options one integer or (vertical, horizontal).
        stride: pixels from one position to the next; by default the kernel size.
        padding: rows or columns added on each side.
    """

    pair = pool.avg_pool2d, pool.avg_pool2d_backward

    def __init__(self, kernel_size: PerAxis, *, stride: PerAxis | None = None, padding: PerAxis = 0):
        super().__init__(kernel_size=kernel_size, stride=stride, padding=padding)


class GlobalAvgPool2d(ParameterFree):
    """Takes the mean of every channel over all pixels: (N, C)."""

    pair = pool.global_avg_pool2d, pool.global_avg_pool2d_backward

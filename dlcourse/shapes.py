"""Shapes, and what a sliding window makes of them."""

Shape = tuple[int, ...]


def output_size(
    length: int, kernel_size: int, *, stride: int = 1, padding: int = 0, dilation: int = 1
) -> int:
    r"""Count the positions of a sliding window: $\lfloor (n + 2p - d(k-1) - 1) / s \rfloor + 1$.

    Args:
        length: $n$, pixels along one axis.
        kernel_size: $k$, taps of the window.
        stride: $s$, pixels from one position to the next.
        padding: $p$, pixels added at each end.
        dilation: $d$, pixels from one tap to the next.

    Returns:
        The number of positions; below 1 if the window does not fit.

    Source: Dumoulin and Visin, A Guide to Convolution Arithmetic for Deep Learning, 2016.
    """
    return (length + 2 * padding - dilation * (kernel_size - 1) - 1) // stride + 1

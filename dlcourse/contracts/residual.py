"""What the residual block demands of its inputs."""

from typing import Any

from dlcourse.contracts.requirements import require_float, require_ndim, require_shape

OP = "residual_block"


def check_residual_block(
    x: Any, w1: Any, w2: Any, w_skip: Any, *, stride: int, training: bool, running: Any
) -> None:
    """Raise unless both paths of the block end in the same shape; batch norm checks the rest."""
    kernels = {"w1": w1, "w2": w2} | ({} if w_skip is None else {"w_skip": w_skip})
    require_float(OP, x=x, **kernels)
    require_ndim(OP, 4, x=x, **kernels)
    for name, w in (("w1", w1), ("w2", w2)):
        if w.shape[2] % 2 == 0 or w.shape[3] % 2 == 0:
            raise ValueError(f"{OP}: {name} needs odd kernels to keep sizes, got shape {tuple(w.shape)}")
    if not isinstance(stride, int) or stride < 1:
        raise ValueError(f"{OP}: stride must be an integer of at least 1, got {stride!r}")
    if running is None and not training:
        raise ValueError(f"{OP}: evaluation needs running, a (mean, variance) for each batch norm, got None")
    if running is not None and len(running) != 2:
        raise ValueError(f"{OP}: running must be two pairs (mean, variance), got {len(running)}")
    channels, filters = x.shape[1], w1.shape[0]
    require_shape(OP, (filters, filters, *w2.shape[2:]), w2=w2)
    if w_skip is not None:
        require_shape(OP, (filters, channels, 1, 1), w_skip=w_skip)
    elif channels != filters or stride != 1:
        raise ValueError(
            f"{OP}: x has {channels} channels, F(x) has {filters} at stride {stride}, they cannot be added: "
            f"give a projection w_skip of shape ({filters}, {channels}, 1, 1)"
        )

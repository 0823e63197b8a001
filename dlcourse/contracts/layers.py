"""What loading weights into a layer or model demands."""

from collections.abc import Mapping

from dlcourse.shapes import Shape


def check_weights(own: Mapping[str, Shape], given: Mapping[str, Shape]) -> None:
    """Raise ``ValueError`` unless the same names are there with the same shapes."""
    if own.keys() != given.keys():
        raise ValueError(
            f"load_weights: missing {sorted(own.keys() - given.keys())}, "
            f"unknown {sorted(given.keys() - own.keys())}"
        )
    for name, shape in own.items():
        if tuple(given[name]) != tuple(shape):
            raise ValueError(f"load_weights: {name} must have shape {tuple(shape)}, got {tuple(given[name])}")

"""What the restricted Boltzmann machine demands of its inputs."""

from typing import Any, TypeVar

from dlcourse.contracts.requirements import require_float, require_ndim, require_same_dtype

Generator = TypeVar("Generator")


def check_units(op: str, w: Any, **arrays: Any) -> None:
    """Raise unless layers v (N, V), h (N, H) and biases b_v (V,), b_h (H,) fit the weights w (V, H)."""
    require_float(op, w=w, **arrays)
    require_same_dtype(op, w=w, **arrays)
    require_ndim(op, 2, w=w)
    visible, hidden = w.shape
    units = {"v": visible, "b_v": visible, "h": hidden, "b_h": hidden}
    for name, array in arrays.items():
        require_ndim(op, 1 if name.startswith("b_") else 2, **{name: array})
        if array.shape[-1] != units[name]:
            raise ValueError(
                f"{op}: {name} has {array.shape[-1]} units but w expects {units[name]} "
                f"({name} {tuple(array.shape)}, w {tuple(w.shape)})"
            )


def check_cd(k: int, uniforms: Any) -> None:
    """Raise ``ValueError`` unless there is at least one step and, if given, a pair of uniforms for each."""
    if k < 1:
        raise ValueError(f"cd_update: k must be at least 1, got {k}")
    if uniforms is not None and len(uniforms) != k:
        raise ValueError(f"cd_update: expected {k} pairs of uniforms, one per step, got {len(uniforms)}")


def require_source(op: str, rng: Generator | None) -> Generator:
    """Return the random generator; raise ``ValueError`` when there is none to draw from."""
    if rng is None:
        raise ValueError(f"{op}: give a random generator as rng, or the drawn numbers as uniforms")
    return rng

"""Grids of numbers and small images as PNG addresses, in colours that fit a light and a dark ground."""

import base64
import io
from typing import Any

import numpy as np

from dlcourse.exploring.scene.palette import ROLES


def png_of(values: Any, ramp: str, reach: tuple[float, float] | None, densest: float) -> str:
    """A data address; the colours of a ramp are laid over the ground, so NaN and zero show it."""
    values = np.asarray(values, float)
    if values.ndim == 3:
        return _address(np.rint(values.clip(0, 1) * 255).astype(np.uint8), "RGB")
    low, high = reach or (np.nanmin(values), np.nanmax(values))
    if ramp == "signed":
        part = np.abs(values) / (max(abs(low), abs(high)) or 1.0)
        colours = np.where(values[..., None] >= 0, _rgb("positive"), _rgb("negative"))
    else:
        part = (values - low) / ((high - low) or 1.0)
        colours = np.broadcast_to(_rgb(ramp), (*values.shape, 3))
    opacity = np.nan_to_num(part).clip(0, 1)[..., None] * densest * 255
    return _address(np.rint(np.concatenate([colours, opacity], axis=-1)).astype(np.uint8), "RGBA")


def _rgb(role: str) -> np.ndarray:
    code = ROLES[role].light  # the dark theme inverts images of ink
    return np.array([int(code[i : i + 2], 16) for i in (1, 3, 5)], float)


def _address(pixels: np.ndarray, mode: str) -> str:
    from PIL import Image

    buffer = io.BytesIO()
    Image.fromarray(pixels, mode).save(buffer, "png", compress_level=1)
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()

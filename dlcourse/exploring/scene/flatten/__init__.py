"""Marks as shapes: one case for each kind of mark."""

from dlcourse.exploring.scene.flatten import bars, cells, curves, texts
from dlcourse.exploring.scene.flatten.core import flatten

__all__ = ["bars", "cells", "curves", "flatten", "texts"]

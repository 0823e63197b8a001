"""A small visual pipeline in the manner of PAI Designer: boxes, cables, a leak alarm, and a script."""

from dlcourse.frameworks.pipeline.components import COMPONENTS
from dlcourse.frameworks.pipeline.designer import Pipeline
from dlcourse.frameworks.pipeline.examples import honest, noise_selected, scaled_too_early
from dlcourse.frameworks.pipeline.leaks import Alarm

__all__ = ["COMPONENTS", "Alarm", "Pipeline", "honest", "noise_selected", "scaled_too_early"]

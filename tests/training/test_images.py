"""Convolutional networks learn in the time that a student will wait. Times: one core, one thread."""

import time

import pytest
from trainings import assert_holds, lenet_digits, twenty_layers

pytestmark = pytest.mark.slow


def test_lenet_reads_handwritten_digits():
    """Five epochs on 8,000 digits and two with a smaller rate take 9 seconds and end at 98 %."""
    started = time.process_time()
    assert_holds(lenet_digits, seed=0)
    assert time.process_time() - started < 90


@pytest.mark.parametrize("seed", range(3))
def test_twenty_layers_train_with_shortcuts_and_struggle_without(seed):
    """Two trainings take 4 seconds.

    With shortcuts the training loss ends between 0.10 and 0.15, the validation accuracy between 92 and 96 %;
    without them at 0.37 to 0.57 and about 83 %.
    """
    assert_holds(twenty_layers, seed)

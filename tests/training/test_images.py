"""Convolutional networks learn in the time that a student will wait. Times: one core, one thread."""

import pytest
from trainings import assert_holds, lenet_digits, twenty_layers

pytestmark = pytest.mark.slow


def test_lenet_reads_handwritten_digits():
    """Five epochs on 8,000 digits and two with a smaller rate take 9 seconds and end at 98 %."""
    assert_holds(lenet_digits, seed=0)


def test_twenty_layers_train_with_shortcuts_and_struggle_without():
    """Six trainings take 12 seconds.

    With shortcuts the validation accuracy ends between 92 and 96 %, 2 to 30 points (the median: 13) above
    that without, and the training loss is 15 to 45 % as large.
    """
    assert_holds(twenty_layers, seed=0)

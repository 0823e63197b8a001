"""The explorers of chapter 3: the numbers they show are the right ones."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.chapters.regression.exercises.mse_and_grad import mse_and_grad
from dlcourse.chapters.regression.explorers import decision_line, line_and_bowl, softmax

logits = st.floats(-5, 5)


def test_descent_settles_below_the_bound_and_diverges_above_it():
    below, above = (line_and_bowl.compute(-1.0, 2.0, line_and_bowl.BOUND * k, 40) for k in (0.9, 1.2))
    assert below.errors[-1] < below.errors[0] / 5
    assert above.errors[-1] > above.errors[0]


def test_the_lowest_point_of_the_bowl_is_the_least_squares_line():
    w, b = np.polyfit(line_and_bowl.X, line_and_bowl.Y, 1)
    data = line_and_bowl.compute(float(w), float(b), 0.5, 10)
    assert np.ptp(data.errors) < 1e-12


@given(logits, logits, logits, st.floats(-5, 1000), st.sampled_from(softmax.CLASSES))
def test_adding_to_all_logits_changes_nothing(z1, z2, z3, shift, label):
    plain, shifted = (softmax.compute(z1, z2, z3, s, 1.0, label, False) for s in (0.0, shift))
    np.testing.assert_allclose(plain.p, shifted.p, atol=1e-9)
    assert plain.p.sum() == pytest.approx(1)
    assert plain.grad.sum() == pytest.approx(0, abs=1e-12)
    assert plain.loss == pytest.approx(-np.log(plain.p[softmax.CLASSES.index(label)]))


def test_the_naive_formula_breaks_and_the_stable_one_does_not():
    naive, stable = (softmax.compute(2, 1, 0, 1000, 1.0, "1", kind) for kind in (True, False))
    assert np.isnan(naive.p).any() and np.isfinite(stable.p).all()


def test_a_higher_threshold_means_more_missed_and_fewer_false_alarms():
    found = [decision_line.compute(45, 0.0, 2.0, threshold) for threshold in (0.1, 0.5, 0.9)]
    assert [d.missed for d in found] == sorted(d.missed for d in found)
    assert [d.false_alarms for d in found] == sorted((d.false_alarms for d in found), reverse=True)


def test_steepness_leaves_the_decisions_at_one_half_alone():
    found = [decision_line.compute(30, 0.4, steepness, 0.5) for steepness in (0.5, 8.0)]
    assert len({(d.missed, d.false_alarms) for d in found}) == 1


def test_a_gradient_of_ones_own_leads_the_same_way():
    own = line_and_bowl.compute(-1.0, 2.0, 0.1, 5, gradient=mse_and_grad)
    np.testing.assert_allclose(own.path, line_and_bowl.compute(-1.0, 2.0, 0.1, 5).path)


def test_the_foot_of_the_arrow_lies_on_the_line():
    found = decision_line.compute(70, 1.3, 4.0, 0.5)
    foot = 1.3 * found.w / 4.0
    assert found.w @ foot + found.b == pytest.approx(0)

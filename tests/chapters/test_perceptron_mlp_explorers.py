"""The explorers of chapter 5 and their network: right numbers, and the rules they show."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from trainings import assert_holds, spirals_by_one_layer

from dlcourse.chapters.perceptron_mlp.exercises import relu_fit
from dlcourse.chapters.perceptron_mlp.explorers import perceptron, playground, universal
from dlcourse.chapters.perceptron_mlp.explorers._mistakes import MOST_MISTAKES
from dlcourse.experiments import spirals
from dlcourse.experiments.classifier import ACTIVATIONS, Network, Settings, parameters
from dlcourse.exploring import InputError, State
from dlcourse.numpy.perceptron import perceptron_fit

GOOD = {
    "features": ["x1", "x2"],
    "hidden": [14],
    "activation": "tanh",
    "init": "xavier",
    "learning_rate": 0.05,
    "l2": 0.0,
}

# ---- perceptron


def steps_until_the_end(data, gap):
    """How many mistakes the slider has room for."""
    return perceptron.explorer.limits(State(data=data, gap=gap))["step"][1]


@pytest.mark.parametrize("gap", [0.1, 0.5, 1.5])
def test_the_last_mistake_leads_to_the_weights_of_the_library(gap):
    end = steps_until_the_end("clouds", gap)
    last = perceptron.compute("clouds", gap, end, fit=perceptron_fit)
    w, b, mistakes = perceptron_fit(last.points, last.labels)
    np.testing.assert_allclose(last.w, [*w, b])
    assert last.mistakes == mistakes
    assert last.finished and not perceptron.compute("clouds", gap, end - 1).finished
    np.testing.assert_allclose(last.own[0], last.w)
    assert last.own[1] == end


@given(gap=st.floats(0.1, 1.5))
@settings(max_examples=30)
def test_no_more_mistakes_than_the_bound(gap):
    data = perceptron.compute("clouds", gap, 0)
    _, _, mistakes = perceptron_fit(data.points, data.labels)
    assert 0 < len(mistakes) <= data.bound


def test_a_narrower_gap_allows_many_more_mistakes():
    narrow, wide = (perceptron.compute("clouds", gap, 0).bound for gap in (0.1, 0.5))
    assert 20 < narrow / wide < 30


@pytest.mark.parametrize("data", ["overlap", "xor"])
def test_what_no_line_separates_never_ends_and_has_no_bound(data):
    assert steps_until_the_end(data, 0.5) == MOST_MISTAKES
    last = perceptron.compute(data, 0.5, MOST_MISTAKES)
    assert last.bound is None and not last.finished


def test_every_mistake_is_made_on_a_sample_of_the_wrong_side():
    for step in range(5):
        before, after = (perceptron.compute("clouds", 0.3, n) for n in (step, step + 1))
        assert before.wrong_now[after.mistakes[-1]]


# ---- playground


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("hidden", [(), (3,), (4, 2, 3)])
def test_one_step_follows_the_gradient_that_torch_finds(activation, hidden):
    rng = np.random.default_rng(2)
    x, y = rng.normal(size=(7, 2)), rng.integers(0, 2, 7)
    network = Network(2, Settings(hidden, activation, l2=0.03), rng)
    pairs = [[torch.tensor(part, requires_grad=True) for part in layer] for layer in network.layers()]
    torch_activation = {"tanh": torch.tanh, "relu": torch.relu, "sigmoid": torch.sigmoid}.get(
        activation, lambda z: z
    )
    h = torch.tensor(x)
    for w, b in pairs[:-1]:
        h = torch_activation(h @ w + b)
    logits = (h @ pairs[-1][0] + pairs[-1][1])[:, 0]
    loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, torch.tensor(y, dtype=torch.float64))
    (loss + 0.015 * sum((w**2).sum() for w, _ in pairs)).backward()
    expected = np.concatenate([part.grad.numpy().ravel() for pair in pairs for part in pair])
    entering = network.hidden(x)
    np.testing.assert_allclose(network._gradient(entering, network.logits(x), y), expected, atol=1e-12)
    assert len(network.vector) == parameters(2, hidden)


def computed(**changes):
    return playground.compute(**playground.explorer.settle(playground.explorer.initial_state(), changes))


def units(*sizes):
    return ((*sizes, *[0] * (4 - len(sizes))),)


def test_two_units_cannot_close_the_boundary_and_three_can():
    two, three = (computed(hidden=units(width)) for width in (2, 3))
    assert two.accuracies[0] < 0.95 < three.accuracies[0]


def test_squares_need_no_hidden_layer():
    plain, squares = (computed(hidden=units(), features=f) for f in ("x1, x2", "x1, x2, x1^2, x2^2, x1*x2"))
    assert plain.accuracies[0] < 0.7 and squares.accuracies[0] == 1
    assert len(plain.units) == 0


def test_without_an_activation_the_boundary_is_a_straight_line():
    logits = computed(hidden=units(2, 2, 2), activation="identity").logits
    np.testing.assert_allclose(np.diff(logits, 2, axis=0), 0, atol=1e-9)
    np.testing.assert_allclose(np.diff(logits, 2, axis=1), 0, atol=1e-9)


def test_a_penalty_keeps_the_weights_small():
    free, held = (computed(hidden=units(8), l2=l2) for l2 in (0.0, 0.1))
    assert np.abs(held.logits).max() < np.abs(free.logits).max()


def test_steps_back_and_forth_show_the_same_network():
    first, _, again = (computed(seed=2, step=step) for step in (40, 90, 40))
    np.testing.assert_array_equal(first.logits, again.logits)
    np.testing.assert_array_equal(computed(seed=2, step=90).losses[:41], first.losses)


@pytest.mark.parametrize("edge", range(1, 8))
def test_a_weight_is_changed_by_its_number(edge):
    settings = {"hidden": units(2, 1), "features": "x1, x2", "step": 10, "edge": edge}
    before, after = computed(**settings), computed(**settings, change=2.0)
    old, new = (np.concatenate([w.ravel() for w, _ in found.layers]) for found in (before, after))
    np.testing.assert_allclose(new - old, 2 * np.eye(7)[edge - 1])
    assert all(np.array_equal(a, b) for (_, a), (_, b) in zip(before.layers, after.layers, strict=True))


@pytest.mark.parametrize("seed", spirals.SEEDS)
def test_on_the_spirals_it_trains_what_the_exercise_measures(seed):
    values = playground.explorer.settle(
        playground.explorer.initial_state(),
        {"data": "spirals", "hidden": units(6, 5), "rate": -1.25, "step": spirals.STEPS, "seed": seed},
    )
    shown, measured = playground.compute(**values), spirals.measure(spirals.config_of(values), seed)
    np.testing.assert_array_equal(shown.losses, measured.losses)
    assert shown.accuracies == (measured.train_accuracy, measured.val_accuracy)
    assert shown.parameters == measured.parameters


# ---- spirals


def test_a_good_configuration_reaches_what_the_exercise_asks():
    assert spirals.measure(GOOD).parameters == 57 <= spirals.BUDGET
    for seed in range(3):
        assert_holds(spirals_by_one_layer, seed)


def test_measuring_is_repeatable_and_depends_on_the_seed():
    first, again, other = (spirals.measure(GOOD, seed) for seed in (0, 0, 1))
    np.testing.assert_array_equal(first.losses, again.losses)
    assert not np.array_equal(first.losses, other.losses)
    assert len(first.losses) == spirals.STEPS + 1


@pytest.mark.parametrize(
    "changes",
    [
        {"features": []},
        {"features": ["x1", "x1"]},
        {"features": ["x3"]},
        {"hidden": [0]},
        {"hidden": [2.5]},
        {"hidden": [3] * 5},
        {"activation": "step"},
        {"init": "ones"},
        {"learning_rate": 0},
        {"learning_rate": "fast"},
        {"l2": -1.0},
        {"layers": 3},
    ],
)
def test_what_cannot_be_trained_is_refused_in_words(changes):
    with pytest.raises(ValueError, match="measure: "):
        spirals.measure({**GOOD, **changes})


# ---- universal


def broken_line(hinges, curve, pull, shift, **own):
    """Hinge number ``pull`` stands so many distances to the right of its even place."""
    moves = {"hinges": hinges, "curve": curve}
    if shift and 2 <= pull <= hinges:
        moves |= {"pull": pull, "place": 2 * np.pi / hinges * (pull - 1 + shift)}
    return universal.compute(**universal.explorer.settle(universal.explorer.initial_state(), moves), **own)


@given(hinges=st.integers(1, universal.MOST), pull=st.integers(2, universal.MOST), shift=st.floats(-0.9, 0.9))
@settings(max_examples=40)
def test_the_network_passes_through_the_curve_at_every_knot(hinges, pull, shift):
    fit = broken_line(hinges, "sin(x)", pull, shift)
    assert (np.diff(fit.knots) > 0).all()
    at_knots = fit.at_knots[0] + np.maximum(fit.knots[:, None] - fit.knots[:-1], 0) @ fit.changes
    np.testing.assert_allclose(at_knots, np.sin(fit.knots), atol=1e-9)


@pytest.mark.parametrize("curve", ["sin(x)", "sin(3x)"])
def test_evenly_placed_hinges_stay_below_the_bound(curve):
    fit = broken_line(16, curve, 2, 0.0)
    assert (fit.errors <= fit.bound + 1e-12).all()
    assert fit.error == pytest.approx(fit.errors[15], abs=1e-12)
    assert fit.errors[7] / fit.errors[15] == pytest.approx(4, rel=0.35)


def test_a_step_is_never_followed_closely_by_evenly_placed_hinges():
    assert broken_line(24, "a step", 2, 0.0).errors.min() > 0.5


def test_dragged_hinges_stay_where_they_are_put():
    start = universal.explorer.initial_state()
    state = universal.explorer.settle(start, {"pull": 2, "place": 1.2, "hinges": 5})
    state = universal.explorer.settle(state, {"pull": 2, "place": 1.0})
    state = universal.explorer.settle(state, {"pull": 3, "place": 9.0})
    assert state["knots"] == "0 1 3.75 3.77 5.03" and state["hinges"] == 5
    typed = universal.explorer.settle(start, {"knots": "0 1 2"})
    assert (typed["hinges"], typed["pull"], typed["place"]) == (3, 3, 2.0)


@pytest.mark.parametrize("knots", ["", "0 x", "1 2", "0 2 1", "0 7", " ".join(map(str, range(30)))])
def test_hinges_that_cannot_stand_so_are_refused(knots):
    state = universal.explorer.settle(universal.explorer.initial_state(), {"knots": knots})
    with pytest.raises(InputError):
        universal.compute(**state)


def test_a_student_hands_in_a_curve_and_the_slopes():
    fit = broken_line(8, "your own", 3, 0.2, f=np.cos, slopes=relu_fit.hinge_slopes)
    np.testing.assert_allclose(fit.at_knots, np.cos(fit.knots))
    np.testing.assert_allclose(fit.fitted, np.interp(universal.X, fit.knots, fit.at_knots))

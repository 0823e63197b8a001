"""The explorers of chapter 4: the numbers they show are the right ones."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from dlcourse.chapters.activations.explorers import (
    _functions,
    _powers,
    _tiny_network,
    collapse,
    shapes,
    vanishing,
)
from dlcourse.exploring import State, Texts

names = st.sampled_from(_functions.NAMES)


class TestShapes:
    @given(activation=names, z=st.floats(-6, 6).filter(lambda z: abs(z) > 1e-3))
    def test_slope_is_the_derivative(self, activation, z):
        step = 1e-6
        ends, _ = _functions.forward(activation, np.array([z - step, z + step]))
        assert _functions.slope(activation, np.array([z]))[0] == pytest.approx(
            np.diff(ends)[0] / (2 * step), abs=1e-5
        )

    @given(activation=names, mean=st.floats(-5, 5), spread=st.floats(0.2, 5))
    @settings(max_examples=40)
    def test_flat_units_are_a_part_of_all_units(self, activation, mean, spread):
        data = shapes.compute(activation, mean, spread)
        assert (data.flat_units <= data.units).all()
        assert data.units.sum() <= shapes.UNITS
        assert 0 <= data.zero_share <= data.flat_share <= 1

    @given(mean=st.floats(-3, 3), spread=st.floats(0.2, 3))
    def test_relu_is_flat_where_the_pre_activation_is_negative(self, mean, spread):
        data = shapes.compute("relu", mean, spread)
        normal = shapes._NORMAL
        assert data.flat_share == data.zero_share == np.mean(mean + spread * normal <= 0)

    def test_leaky_relu_has_a_small_slope_but_never_none(self):
        data = shapes.compute("leaky_relu", -5.0, 0.2)
        assert data.flat_share == 1
        assert data.zero_share == 0

    @pytest.mark.parametrize("activation, spread, said", [("sigmoid", 4.0, "28%"), ("tanh", 4.0, "59%")])
    def test_the_replies_tell_the_truth(self, activation, spread, said):
        share = shapes.compute(activation, 0.0, spread).flat_share
        assert f"{share:.0%}" == said
        assert all(said in reply for reply in Texts.of("activations.shapes", "en").replies.values())

    def test_units_have_the_mean_and_spread_asked_for(self):
        assert shapes._NORMAL.mean() == pytest.approx(0, abs=1e-12)
        assert shapes._NORMAL.std() == pytest.approx(1, abs=2e-3)


class TestVanishing:
    @pytest.mark.parametrize(
        "depth, activation, init, expected",
        [
            (1, "sigmoid", "xavier", 0.18),
            (10, "sigmoid", "xavier", 2.7e-7),
            (20, "sigmoid", "xavier", 8e-14),
            (40, "relu", "xavier", 1.8e-6),
        ],
    )
    def test_gradient_at_the_first_layer_is_of_the_known_order(self, depth, activation, init, expected):
        first = vanishing.compute(depth, activation, init).norms[0]
        assert expected / 10 < first < expected * 10

    def test_sigmoid_loses_orders_of_magnitude_every_ten_layers(self):
        norms = vanishing.compute(40, "sigmoid", "xavier").norms
        assert (norms[10:] / norms[:-10] > 1e5).all()

    def test_relu_with_he_stays_near_one(self):
        norms = vanishing.compute(40, "relu", "he").norms
        assert ((norms > 0.1) & (norms < 10)).all()

    def test_relu_with_naive_weights_explodes(self):
        assert vanishing.compute(40, "relu", "naive").norms[0] > 1e20

    @given(depth=st.integers(1, 40), activation=names, init=st.sampled_from(list(vanishing.SPREADS)))
    @settings(max_examples=40)
    def test_one_finite_positive_number_per_layer(self, depth, activation, init):
        norms = vanishing.compute(depth, activation, init).norms
        assert norms.shape == (depth,)
        assert np.isfinite(norms).all() and (norms > vanishing._SMALLEST).all()

    def test_gradients_agree_with_automatic_differentiation(self):
        depth, width = 5, vanishing.WIDTH
        rng = np.random.default_rng(0)
        h = torch.tensor(rng.normal(size=(vanishing.SAMPLES, width)))
        pre_activations = []
        for _ in range(depth):
            w = torch.tensor(rng.normal(0, vanishing.SPREADS["he"], (width, width)))
            z = (h @ w).requires_grad_()
            z.retain_grad()
            pre_activations.append(z)
            h = torch.nn.functional.gelu(z)
        h.backward(torch.tensor(rng.normal(size=h.shape)))
        expected = [z.grad.abs().mean().item() for z in pre_activations]
        np.testing.assert_allclose(vanishing.compute(depth, "gelu", "he").norms, expected, rtol=1e-10)

    @pytest.mark.parametrize(
        "number, text", [(0.18, "0.18"), (5.2e-4, "5·10⁻⁴"), (3e28, "3·10²⁸"), (1.0, "1"), (99.4, "99")]
    )
    def test_numbers_are_written_as_people_write_them(self, number, text):
        assert _powers.scientific(number) == text

    @pytest.mark.parametrize(
        "setting, word",
        [
            ((20, "sigmoid", "xavier"), "vanishes"),
            ((20, "relu", "he"), "arrives"),
            ((20, "relu", "naive"), "explodes"),
        ],
    )
    def test_the_description_says_what_happens(self, setting, word):
        words = Texts.of("activations.vanishing", "en").words()
        state = State(**dict(zip(("depth", "activation", "init"), setting, strict=True)), layer=1)
        assert word in vanishing.describe(state, vanishing.compute(*setting), words)

    def test_a_students_weights_are_used_where_the_scheme_is_one_of_theirs(self):
        def init_weights(sizes, scheme, rng):
            return [np.eye(m) for m in sizes[:-1]]

        norms = vanishing.compute(5, "relu", "he", weights=init_weights).norms
        np.testing.assert_allclose(norms[:-1], norms[-1])
        naive = vanishing.compute(5, "relu", "naive", weights=init_weights).norms
        np.testing.assert_array_equal(naive, vanishing.compute(5, "relu", "naive").norms)


class TestCollapse:
    @given(
        depth=st.integers(1, 5),
        steps=st.sampled_from([0, 30, 150]),
        data=st.sampled_from(list(collapse.DATA)),
    )
    @settings(max_examples=15)
    def test_linear_layers_are_exactly_the_single_layer_shown(self, depth, steps, data):
        found = collapse.compute(depth, False, steps, data)
        w1, w2, b = found.single_layer
        np.testing.assert_allclose(found.logits.ravel(), collapse.GRID @ (w1, w2) + b, atol=1e-10)

    @pytest.mark.parametrize("data", collapse.DATA)
    @pytest.mark.parametrize("depth", [2, 3, 5])
    def test_tanh_bends_the_boundary_and_sorts_the_points(self, data, depth):
        bent = collapse.compute(depth, True, 150, data)
        straight = collapse.compute(depth, False, 150, data)
        assert bent.single_layer is None
        assert bent.accuracy >= 0.99 > straight.accuracy
        assert distance_to_a_plane(bent.logits) > 0.1
        assert distance_to_a_plane(straight.logits) < 1e-10

    def test_with_one_layer_there_is_no_between(self):
        with_tanh, without = (collapse.compute(1, switch, 150, "moons") for switch in (True, False))
        np.testing.assert_array_equal(with_tanh.logits, without.logits)
        assert with_tanh.single_layer == without.single_layer

    def test_training_helps(self):
        before, after = (collapse.compute(3, True, steps, "rings").accuracy for steps in (0, 150))
        assert before < 0.8 < after

    def test_a_students_single_layer_is_the_one_shown(self):
        def collapse_(weights, biases):
            w, b = weights[0], biases[0]
            for next_w, next_b in zip(weights[1:], biases[1:], strict=True):
                w, b = w @ next_w, b @ next_w + next_b
            return w, b

        found = collapse.compute(4, False, 50, "moons", collapse_)
        assert found.yours == pytest.approx(found.single_layer)

    @pytest.mark.parametrize("with_tanh", [False, True])
    def test_gradient_agrees_with_finite_differences(self, with_tanh):
        x, y = collapse.DATA["xor"]
        sizes = [2, 8, 8, 1]
        params = _tiny_network._start(sizes)

        def loss(values):
            z = _tiny_network.logits(x, _tiny_network._layers(values, sizes), with_tanh)
            return np.mean(np.logaddexp(0, z) - y * z)

        analytic = _tiny_network._gradient(x, y, _tiny_network._layers(params, sizes), with_tanh)
        steps = 1e-6 * np.eye(len(params))
        numeric = [(loss(params + step) - loss(params - step)) / 2e-6 for step in steps]
        np.testing.assert_allclose(analytic, numeric, atol=1e-8)


def distance_to_a_plane(logits: np.ndarray) -> float:
    """Largest deviation from the best plane, relative to the range of the values."""
    design = np.column_stack([collapse.GRID, np.ones(len(collapse.GRID))])
    values = logits.ravel()
    plane = design @ np.linalg.lstsq(design, values, rcond=None)[0]
    return float(np.abs(values - plane).max() / np.ptp(values))

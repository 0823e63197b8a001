"""The explorers of chapter 8: the numbers they show are the right ones."""

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st

from dlcourse import explore
from dlcourse.chapters.cnn_layers.explorers import (
    _images,
    _network,
    feature_maps,
    matrix,
    receptive_field,
    sliding,
)
from dlcourse.chapters.cnn_layers.results import train_digits
from dlcourse.exploring import State, Texts

places = st.integers(0, sliding.MOST - 1)
entries = st.integers(-9, 9).map(float)
window_states = st.fixed_dictionaries(
    {
        "image": st.sampled_from(_images.NAMES),
        "kernel": st.tuples(*[st.tuples(*[entries] * 3)] * 3),
        "row": places,
        "column": places,
        "stride": st.integers(1, 3),
        "padding": st.integers(0, 2),
        "dilation": st.integers(1, 3),
    }
)
layers = st.sampled_from(list(receptive_field.LAYERS))
stacks = st.tuples(layers, layers, layers, layers)


def window(**changes):
    """The state that follows from these changes, and its data."""
    explorer = sliding.explorer
    state = explorer.settle(explorer.initial_state(), changes)
    return State(**state), sliding.compute(**state)


class TestSliding:
    @given(changes=window_states)
    @settings(max_examples=60)
    def test_output_is_what_pytorch_gives(self, changes):
        state, data = window(**changes)
        image, kernel = (
            torch.tensor(array, dtype=torch.float64)[None, None]
            for array in (_images.image(state.image), data.kernel)
        )
        options = {name: changes[name] for name in ("stride", "padding", "dilation")}
        np.testing.assert_array_equal(data.output, F.conv2d(image, kernel, **options)[0, 0].numpy())

    @given(changes=window_states)
    @settings(max_examples=60)
    def test_the_products_shown_add_up_to_the_number_framed(self, changes):
        state, data = window(**changes)
        assert (data.pixels * data.kernel).sum() == data.output[state.row, state.column]

    @given(changes=window_states)
    @settings(max_examples=60)
    def test_the_lines_below_end_with_the_numbers_shown(self, changes):
        state, data = window(**changes)
        total = data.sums[state.row][state.column].rpartition("= ")[2]
        assert float(total.replace("−", "-")) == data.output[state.row, state.column]
        assert int(sliding._size(state, data).rpartition("= ")[2]) == len(data.output)

    @given(changes=window_states)
    @settings(max_examples=60)
    def test_the_window_stays_on_the_output(self, changes):
        state, data = window(**changes)
        assert max(state.row, state.column) < len(data.output)
        assert sliding.limits(state)["row"] == (0, len(data.output) - 1)

    def test_a_preset_fills_the_kernel_and_typing_makes_it_ones_own(self):
        state, _ = window(preset="outline")
        assert state.kernel == sliding.KERNELS["outline"]
        assert window(kernel=((1.0, 2.0, 3.0),) * 3)[0].preset == sliding.OWN
        assert window(kernel=sliding.KERNELS["shift"])[0].preset == "shift"

    def test_a_single_pixel_shows_the_kernel_turned_round(self):
        _, data = window(image="single pixel", preset="horizontal edges", padding=1)
        found = data.output[2:5, 2:5] / 9
        np.testing.assert_array_equal(found, data.kernel[::-1, ::-1])

    @pytest.mark.parametrize("stride, padding, size", [(2, 0, 3), (2, 1, 4), (1, 0, 6)])
    def test_the_replies_tell_the_truth(self, stride, padding, size):
        assert len(window(stride=stride, padding=padding)[1].output) == size

    def test_a_kernel_of_ones_own_is_shown(self):
        view = explore("cnn_layers.sliding", kernel=np.ones((3, 3)) / 9)
        assert view.values()["preset"] == sliding.OWN
        assert "0.111" in str(view.session.drawing)

    @pytest.mark.parametrize("name", _images.NAMES)
    def test_images_hold_digits_that_can_be_read(self, name):
        image = _images.image(name)
        assert image.shape == (8, 8)
        assert image.min() == 0 and image.max() == 9


def gradient(names, width, unit):
    """What reaches each of ``width`` pixels from one unit, found by PyTorch."""
    signal = torch.zeros(1, 1, width, dtype=torch.float64, requires_grad=True)
    out = signal
    for k, s, d in (receptive_field.LAYERS[name] for name in names):
        padding = d * (k - 1) // 2 if k % 2 else 0
        weight = torch.full((1, 1, k), 1 / k, dtype=torch.float64)
        out = F.conv1d(out, weight, stride=s, padding=padding, dilation=d)
    out[0, 0, unit if unit is not None else out.shape[-1] // 2].backward()
    return signal.grad[0, 0].numpy()


class TestReceptiveField:
    @given(stack=stacks, place=st.integers(0, 27))
    @settings(max_examples=60)
    def test_shares_are_the_gradient_that_pytorch_finds(self, stack, place):
        data = receptive_field.compute(*stack, place)
        np.testing.assert_allclose(
            data.share, gradient(data.names, receptive_field.PIXELS, data.unit), atol=1e-12
        )

    @given(stack=stacks)
    @settings(max_examples=60)
    def test_size_is_how_far_the_gradient_reaches_on_a_wide_image(self, stack):
        data = receptive_field.compute(*stack, 14)
        reached = np.flatnonzero(gradient(data.names, 400, None))
        assert data.size == np.ptp(reached) + 1

    @given(stack=stacks, place=st.integers(0, 27))
    @settings(max_examples=60)
    def test_lines_join_units_that_are_seen(self, stack, place):
        data = receptive_field.compute(*stack, place)
        assert len(data.links) == len(data.names) == len(data.widths) - 1
        for level, links in enumerate(data.links):
            assert {below for below, _ in links} == set(np.flatnonzero(data.seen[level]))
            assert {above for _, above in links} == set(np.flatnonzero(data.seen[level + 1]))

    @given(stack=stacks, place=st.integers(0, 27))
    @settings(max_examples=60)
    def test_half_of_it_fits_into_the_field(self, stack, place):
        data = receptive_field.compute(*stack, place)
        assert 1 <= data.half <= min(data.size, receptive_field.PIXELS)

    @pytest.mark.parametrize("depth, size", [(1, 3), (2, 5), (3, 7), (4, 9)])
    def test_three_by_three_kernels_add_two_each(self, depth, size):
        names = ["conv 3"] * depth + ["no layer"] * (receptive_field.DEPTH - depth)
        assert receptive_field.compute(*names, 14).size == size

    def test_without_a_layer_a_unit_is_a_pixel(self):
        data = receptive_field.compute(*["no layer"] * 4, 14)
        assert (data.size, data.half, data.widths) == (1, 1, [28])

    @given(stack=stacks, place=st.integers(0, 27))
    @settings(max_examples=30)
    def test_ways_are_whole_numbers_and_make_the_shares(self, stack, place):
        data = receptive_field.compute(*stack, place)
        np.testing.assert_allclose(data.share * data.ways, np.rint(data.share * data.ways), atol=1e-6)

    @given(stack=stacks, unit=st.integers(0, 27))
    @settings(max_examples=30)
    def test_units_are_those_of_the_last_layer(self, stack, unit):
        changes = dict(zip(("first", "second", "third", "fourth"), stack, strict=True)) | {"unit": unit}
        state = receptive_field.explorer.settle(receptive_field.explorer.initial_state(), changes)
        width = receptive_field.compute(**state).widths[-1]
        assert state["unit"] == min(unit, width - 1)
        assert receptive_field.limits(State(**state)) == {"unit": (0, width - 1)}

    def test_another_stack_looks_from_the_same_place(self):
        start = receptive_field.explorer.initial_state()
        assert receptive_field.explorer.settle(start, {"first": "pool 2"})["unit"] == 7


class TestMatrix:
    @given(taps=st.integers(2, 5), stride=st.integers(1, 3), padding=st.integers(0, 1))
    def test_it_computes_the_convolution(self, taps, stride, padding):
        data = matrix.compute(taps, stride, padding, False)
        rng = np.random.default_rng(0)
        kernel, x = rng.normal(size=taps), rng.normal(size=matrix.INPUTS)
        weights = np.append(kernel, 0)[data.tap]
        expected = F.conv1d(
            *(torch.tensor(array)[None, None] for array in (x, kernel)), stride=stride, padding=padding
        )
        np.testing.assert_allclose(weights @ x, expected[0, 0].numpy(), atol=1e-12)

    def test_the_question_has_the_numbers_of_the_options(self):
        conv, dense = (matrix.compute(3, 1, 0, switch) for switch in (False, True))
        assert conv.tap.shape == (8, 10)
        counts = [str(number) for number in (dense.free, conv.nonzero, conv.free)]
        assert counts == list(Texts.of("cnn_layers.matrix", "en").options.values())

    @given(taps=st.integers(2, 5), stride=st.integers(1, 3), padding=st.integers(0, 1))
    def test_a_dense_layer_has_a_number_for_every_entry(self, taps, stride, padding):
        data = matrix.compute(taps, stride, padding, True)
        assert data.free == data.nonzero == data.tap.size == np.count_nonzero(data.weights)
        assert len(data.tap) <= matrix.MOST_ROWS

    @given(
        row=st.integers(0, 10),
        taps=st.integers(2, 5),
        stride=st.integers(1, 3),
        padding=st.integers(0, 1),
        dense=st.booleans(),
    )
    def test_the_sum_of_a_row_is_right(self, **changes):
        explorer = matrix.explorer
        state = explorer.settle(explorer.initial_state(), changes)
        data = matrix.compute(**state)
        left, _, right = matrix._sum(state["row"], data).partition(" = ")
        found = eval(left.replace("−", "-").replace("·", "*"))
        assert found == pytest.approx(float(right.replace("−", "-"))) == pytest.approx(data.y[state["row"]])


def share_read(right):
    answers = [
        feature_maps.compute(d, e, right, 0, "ReLU").answer == d for d in range(10) for e in range(1, 11)
    ]
    return np.mean(answers)


class TestFeatureMaps:
    def test_the_network_reads_most_digits_where_they_were_learned(self):
        assert share_read(0) > 0.85

    def test_the_script_is_the_one_that_made_the_weights(self):
        images = feature_maps._examples().reshape(-1, 1, 28, 28)
        stored, remade = (net.forward(images) for net in (_network.network(), train_digits.train()))
        assert np.corrcoef(stored.ravel(), remade.ravel())[0, 1] > 0.95

    def test_the_replies_tell_the_truth_about_moved_digits(self):
        assert share_read(1) > 0.75
        assert 0.1 < share_read(5) < 0.35

    @given(digit=st.integers(0, 9), right=st.integers(-4, 4), down=st.integers(-4, 4))
    @settings(max_examples=20)
    def test_maps_move_along_with_the_digit(self, digit, right, down):
        still = feature_maps.compute(digit, 1, 0, 0, "convolution").maps
        moved = feature_maps.compute(digit, 1, right, down, "convolution").maps
        inner = slice(8, 20)
        shifted = slice(8 + down, 20 + down), slice(8 + right, 20 + right)
        np.testing.assert_allclose(moved[:, *shifted], still[:, inner, inner], atol=1e-5)

    @given(digit=st.integers(0, 9), example=st.integers(1, 10))
    @settings(max_examples=20)
    def test_the_stages_follow_one_another(self, digit, example):
        conv, relu, pooled = (
            feature_maps.compute(digit, example, 0, 0, stage).maps for stage in feature_maps.STAGES
        )
        np.testing.assert_array_equal(relu, np.maximum(conv, 0))
        blocks = relu.reshape(_network.KERNELS, 7, 4, 7, 4)
        np.testing.assert_array_equal(pooled, blocks.max(axis=(2, 4)))

    def test_the_maps_belong_to_the_kernels_shown(self):
        data = feature_maps.compute(3, 1, 0, 0, "convolution")
        bias = _network.network().weights()["0.b"]
        image, kernels = torch.tensor(data.image)[None, None], torch.tensor(data.kernels)[:, None]
        expected = F.conv2d(image, kernels, torch.tensor(bias), padding=2)[0]
        np.testing.assert_allclose(data.maps, expected.numpy(), atol=1e-4)

    def test_probabilities_sum_to_one(self):
        assert feature_maps.compute(7, 1, 0, 0, "ReLU").probabilities.sum() == pytest.approx(1, abs=1e-5)

    def test_the_arithmetic_of_a_place_is_the_number_of_the_map(self):
        for stage in feature_maps.STAGES[:2]:
            view = explore("cnn_layers.feature_maps", stage=stage, kernel=3, row=10, column=14)
            value = feature_maps.compute(7, 1, 0, 0, stage).maps[2, 10, 14]
            assert view.session.line.endswith(f"{value:.2f}.".replace("-", "−"))

    def test_a_place_keeps_its_pixels_when_the_maps_are_pooled(self):
        view = explore("cnn_layers.feature_maps", row=9, column=27, stage="max-pooling")
        assert (view.values()["row"], view.values()["column"]) == (2, 6)

    def test_a_digit_of_ones_own_is_read_and_a_digit_of_the_data_takes_its_place(self):
        drawing = feature_maps.compute(3, 1, 0, 0, "ReLU").image
        view = explore("cnn_layers.feature_maps", drawn=drawing)
        assert view.values()["source"] == "drawn" and "reads a 3" in view.session.line
        view.move(digit=8)
        assert view.values()["source"] == "data"

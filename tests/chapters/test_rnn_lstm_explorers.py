"""The explorers of chapter 10: the numbers they show are the right ones."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from dlcourse import explore
from dlcourse.chapters.rnn_lstm.explorers import _belt, gates, shapes, unroll
from dlcourse.chapters.rnn_lstm.results import train_first_number
from dlcourse.exploring import State, Texts
from dlcourse.numpy.recurrent_lstm import lstm_step

share = st.floats(0, 1)
candidate = st.floats(-1, 1)
step = st.integers(1, gates.STEPS)
preset = st.sampled_from(gates.explorer.controls["preset"].options)
LATER = [float(number) for number in gates.LATER_NUMBERS.split()]


def state_after(**changes):
    """The state that follows from these moves, made in this order."""
    return gates.explorer.settle(gates.explorer.initial_state(), changes)


def belt(**changes):
    return gates.compute(**state_after(**changes))


def said(module, **changes):
    """What is read to those who do not see the picture."""
    explorer = module.explorer
    state = explorer.settle(explorer.initial_state(), changes)
    words = Texts.of(f"rnn_lstm.{module.__name__.rpartition('.')[2]}", "en").words()
    return explorer.describe(State(**state), module.compute(**state), words)


def said_of_gates(**changes):
    state = state_after(**changes)
    words = Texts.of("rnn_lstm.gates", "en").words()
    return gates.describe(State(**state), gates.compute(**state), words)


class TestGates:
    @given(preset=preset, time=step, f=share, i=share, o=share, g=candidate, first=candidate)
    @settings(max_examples=60)
    def test_every_step_keeps_writes_and_shows_what_its_gates_say(self, **changes):
        data = belt(**changes)
        keep, write, show, new = data.gates
        np.testing.assert_allclose(data.c[1:], keep * data.c[:-1] + write * new, atol=1e-9)
        np.testing.assert_allclose(data.h, show * np.tanh(data.c[1:]), atol=1e-9)

    @given(preset=preset, time=step, f=share, i=share, o=share, g=candidate)
    @settings(max_examples=60)
    def test_the_step_looked_at_has_the_gates_that_the_sliders_show(self, preset, time, **sliders):
        data = belt(preset=preset, time=time, **sliders)
        np.testing.assert_allclose(
            data.gates[:, time - 1], [sliders[name] for name in gates.GATES], atol=1e-6
        )

    @given(preset=preset, first=candidate, time=step)
    @settings(max_examples=30)
    def test_looking_at_a_step_changes_nothing(self, preset, first, time):
        there, here = (belt(preset=preset, first=first, time=t) for t in (time, 1))
        np.testing.assert_allclose(there.c, here.c)
        assert not there.changed

    def test_a_changed_gate_stays_changed_when_the_first_number_moves(self):
        assert state_after(preset="learned", time=4, f=0.0, first=-0.5)["f"] == 0.0

    def test_sliders_nobody_moved_follow_the_first_number(self):
        assert state_after(preset="remember", first=-0.5)["g"] == -0.5

    def test_open_forget_gate_and_shut_input_gate_keep_the_number(self):
        np.testing.assert_array_equal(belt(f=1.0, i=0.0, first=-0.3).c, np.full(9, -0.3))

    @given(first=candidate)
    def test_presets_do_what_they_are_called(self, first):
        names = ("remember", "forget", "overwrite")
        kept, forgotten, overwritten = (belt(first=first, preset=name).c for name in names)
        np.testing.assert_allclose(kept[1:], first)
        np.testing.assert_allclose(forgotten[1:], first * 0.5 ** np.arange(8))
        assert overwritten[1] == first
        np.testing.assert_allclose(overwritten[2:], -0.5)

    @pytest.mark.parametrize("f, steps", [(0.5, 1.0), (0.9, 6.58), (0.99, 68.97), (0.992, 86.3)])
    def test_half_life_is_known(self, f, steps):
        assert _belt.half_life(f) == pytest.approx(steps, abs=0.01)

    @given(f=st.floats(0.01, 0.99))
    def test_after_its_half_life_half_of_the_memory_is_left(self, f):
        assert f ** _belt.half_life(f) == pytest.approx(0.5)

    def test_half_life_has_two_ends(self):
        assert _belt.half_life(0.0) == 0
        assert _belt.half_life(1.0) == float("inf")

    def test_a_single_shut_forget_gate_wipes_everything(self):
        data = belt(preset="remember", time=4, f=0.0)
        assert data.kept == 0 == data.half_life
        assert data.c[4:].tolist() == [0.0] * 5
        assert "nothing of step 1" in str(explore("rnn_lstm.gates", preset="remember", time=4, f=0.0).picture)

    @given(f=st.floats(0.1, 1))
    def test_what_is_kept_is_what_the_belt_shows(self, f):
        data = belt(f=f)
        assert data.kept == pytest.approx(data.c[-1] / data.c[1])
        assert data.half_life == pytest.approx(_belt.half_life(f), rel=1e-6) or f > 0.9999

    def test_the_replies_tell_the_truth(self):
        right = Texts.of("rnn_lstm.gates", "en").replies["b"]
        assert "0.9⁷ = 0.48" in right and f"{belt(f=0.9).kept:.2f}" == "0.48"
        assert pytest.approx(_belt.half_life(0.992), rel=0.1) == 90

    def test_the_reply_waits_for_the_gate_asked_about(self):
        seen = gates.explorer.seen
        assert not seen(State(**state_after(g=0.1)), None)
        assert seen(State(**state_after(f=0.9)), None)


class TestLearned:
    @pytest.mark.parametrize("first", [-0.8, -0.5, -0.1, 0.0, 0.3, 0.6, 0.8])
    def test_the_trained_network_remembers_the_first_number(self, first):
        assert belt(preset="learned", first=first).answer == pytest.approx(first, abs=0.1)

    @given(first=candidate)
    @settings(deadline=None)
    def test_it_writes_at_the_first_step_only_and_keeps_the_rest(self, first):
        f, i, _, _ = belt(preset="learned", first=first).gates
        assert i[0] > 0.7 and (i[1:] < 0.2).all()
        assert (f[1:] > 0.9).all()

    @pytest.mark.parametrize("at", range(2, 9))
    def test_it_forgets_if_its_forget_gate_is_shut_at_any_step(self, at):
        answers = [belt(preset="learned", time=at, f=0.0, first=first).answer for first in (-0.8, 0.8)]
        assert answers[0] == pytest.approx(answers[1], abs=0.15)

    def test_gates_and_states_are_those_of_pytorch(self):
        wx, wh, b = (torch.tensor(array) for array in gates.weights())
        cell = torch.nn.LSTMCell(2, 1, dtype=torch.float64)
        with torch.no_grad():
            for parameter, value in zip(cell.parameters(), (wx.T, wh.T, b, 0 * b), strict=True):
                parameter.copy_(value)
            numbers = np.array([[-0.6, *LATER]])
            h, c = torch.zeros(1, 1, dtype=torch.float64), torch.zeros(1, 1, dtype=torch.float64)
            for x in train_first_number.encode(numbers):
                h, c = cell(torch.tensor(x), (h, c))
        data = belt(preset="learned", first=-0.6)
        assert data.h[-1] == pytest.approx(h.item())
        assert data.c[-1] == pytest.approx(c.item())

    def test_the_script_is_the_one_that_made_the_weights(self):
        remade = train_first_number.train()
        for name, stored in zip(train_first_number.NAMES, gates.weights(), strict=True):
            np.testing.assert_allclose(remade[name], stored, rtol=1e-3, atol=1e-3)

    def test_the_description_says_what_is_remembered(self):
        sentence = said_of_gates(preset="learned", time=4, f=0.0, first=-0.6)
        assert "the first was −0.60 and it remembers 0.00" in sentence
        assert "Step 4 follows the sliders" in sentence

    @pytest.mark.parametrize(
        "typed, key", [("one two", "not_numbers"), ("0.1 0.2", "how_many"), ("0 0 0 0 0 0 2", "too_large")]
    )
    def test_what_cannot_be_read_is_refused(self, typed, key):
        view = explore("rnn_lstm.gates", preset="learned")
        view.move(numbers=typed)
        expected = Texts.of("rnn_lstm.gates", "en").errors[key].format(found=len(typed.split()))
        assert view.session.wrong_input == {"numbers": expected}

    def test_a_step_of_ones_own_runs_the_network(self):
        calls = []

        def my_step(*arguments):
            calls.append(arguments)
            return lstm_step(*arguments)[0]

        view = explore("rnn_lstm.gates", preset="learned", step=my_step)
        assert len(calls) == gates.STEPS
        assert view.session.line == explore("rnn_lstm.gates", preset="learned").session.line

    def test_an_exception_in_it_is_said(self):
        view = explore("rnn_lstm.gates", preset="learned", step=lambda *arguments: 1 / 0)
        assert view.session.error == "Your step failed: ZeroDivisionError: division by zero"


class TestUnroll:
    @given(length=st.integers(1, 60), radius=st.floats(0.5, 1.5))
    @settings(max_examples=40)
    def test_without_activation_every_step_multiplies_by_the_radius(self, length, radius):
        data = unroll.compute(length, radius, "linear", False)
        np.testing.assert_allclose(data.norms, radius ** np.arange(length + 1), rtol=1e-9)

    @pytest.mark.parametrize("radius, text", [(0.9, "0.0052"), (1.1, "117")])
    def test_fifty_steps_are_as_the_replies_say(self, radius, text):
        assert f"is {text} times the one at the last step" in said(unroll, length=50, radius=radius)

    @given(length=st.integers(1, 60), radius=st.floats(0.5, 1.5))
    @settings(max_examples=40)
    def test_tanh_never_lets_more_through(self, length, radius):
        bent = unroll.compute(length, radius, "tanh", False).norms
        assert (bent[1:] / bent[:-1] <= radius * (1 + 1e-9)).all()

    @given(
        length=st.integers(1, 60), radius=st.floats(0.5, 1.5), activation=st.sampled_from(["linear", "tanh"])
    )
    @settings(max_examples=40)
    def test_clipping_shortens_the_gradient_of_the_weights_to_the_limit_at_most(
        self, length, radius, activation
    ):
        free, clipped = (unroll.compute(length, radius, activation, clip) for clip in (False, True))
        assert free.factor == 1
        assert clipped.weight_norm * clipped.factor == pytest.approx(min(free.weight_norm, unroll.LIMIT))
        np.testing.assert_array_equal(free.norms, clipped.norms)

    @pytest.mark.parametrize("activation", ["linear", "tanh"])
    def test_gradients_agree_with_automatic_differentiation(self, activation):
        length, radius = 7, 1.2
        rng = np.random.default_rng(0)
        q, _ = np.linalg.qr(rng.normal(size=(unroll.HIDDEN, unroll.HIDDEN)))
        inputs = torch.tensor(rng.normal(0, 0.3, (unroll.LONGEST, unroll.HIDDEN)))
        upstream = rng.normal(size=unroll.HIDDEN)
        wh = torch.tensor(radius * q, requires_grad=True)
        start = torch.zeros(unroll.HIDDEN, dtype=torch.float64, requires_grad=True)
        state = start
        for x in inputs[:length]:
            z = x + state @ wh
            state = torch.tanh(z) if activation == "tanh" else z
        state.backward(torch.tensor(upstream / np.linalg.norm(upstream)))
        data = unroll.compute(length, radius, activation, False)
        assert data.norms[-1] == pytest.approx(start.grad.norm().item())
        assert data.weight_norm == pytest.approx(wh.grad.norm().item())

    @pytest.mark.parametrize("length, word", [(50, "keeps its direction"), (1, "changes nothing")])
    def test_the_description_says_what_clipping_does(self, length, word):
        assert word in said(unroll, length=length, radius=1.0, clip=True)
        assert word not in said(unroll, length=length, radius=1.0)

    @pytest.mark.parametrize(
        "number, text", [(0.00516, "0.0052"), (117.4, "117"), (3380.2, "3380"), (3.7e10, "3.7e+10")]
    )
    def test_numbers_are_short(self, number, text):
        assert unroll.short(number) == text

    def test_clipping_of_ones_own_is_used(self):
        def halved(grads, max_norm):
            return [gradient / 2 for gradient in grads]

        view = explore("rnn_lstm.unroll", length=50, clip=True, clip_by_norm=halved)
        assert view.session.error == ""
        assert unroll.compute(50, 0.9, "linear", True, halved).factor == pytest.approx(0.5)


class TestShapes:
    any_layout = given(
        kind=st.sampled_from(shapes.KINDS),
        length=st.integers(1, 6),
        mask=st.booleans(),
        batch=st.integers(1, 32),
    )

    @any_layout
    def test_with_the_mask_no_loss_belongs_to_padding(self, kind, length, mask, batch):
        data = shapes.compute(kind, 1, length, mask, batch)
        counted_padding = [loss and pad for loss, pad in zip(data.losses, data.padding, strict=True)]
        assert data.wrong == counted_padding
        assert not (mask and any(data.wrong))
        assert any(data.losses)

    @any_layout
    def test_a_loss_needs_an_output_and_padding_comes_last(self, kind, length, mask, batch):
        data = shapes.compute(kind, 1, length, mask, batch)
        assert all(out or not loss for out, loss in zip(data.outputs, data.losses, strict=True))
        assert data.padding == sorted(data.padding)
        assert [word == "pad" for word in data.inputs] == data.padding

    @pytest.mark.parametrize("length", range(1, 7))
    def test_many_to_one_reads_the_last_real_state_only_with_the_mask(self, length):
        with_mask, without = (shapes.compute("many-to-one", 1, length, mask, 5) for mask in (True, False))
        assert with_mask.outputs.index(True) == length - 1
        assert without.outputs.index(True) == shapes.STEPS - 1
        assert without.late == shapes.STEPS - length
        assert with_mask.late == 0

    def test_the_prediction_is_answered_by_the_explorer(self):
        data = shapes.compute("many-to-one", 1, 4, False, 5)
        assert data.late == 2
        assert "over two steps of padding" in Texts.of("rnn_lstm.shapes", "en").options["b"]
        assert "too late by 2" in said(shapes, kind="many-to-one", mask=False)

    def test_sequence_to_sequence_reads_first_and_then_writes(self):
        data = shapes.compute("seq2seq", 1, 6, True, 5)
        assert data.outputs == [False] * 3 + [True] * 3
        assert data.inputs == ["x1", "x2", "x3", "start", "y1", "y2"]

    def test_the_mask_is_disabled_where_there_is_no_padding(self):
        for kind in shapes.KINDS:
            state = State(
                **shapes.explorer.settle(shapes.explorer.initial_state(), {"kind": kind, "length": 6})
            )
            assert shapes.disabled(state) and not any(shapes.compute(**vars(state)).padding)

    @given(batch=st.integers(1, 32))
    def test_shapes_are_those_of_pytorch(self, batch):
        layer = torch.nn.RNN(shapes.FEATURES, shapes.HIDDEN)
        readout = torch.nn.Linear(shapes.HIDDEN, shapes.CLASSES)
        x = torch.zeros(shapes.STEPS, batch, shapes.FEATURES)
        states, last = layer(x)
        many, one = (
            shapes.compute(kind, 1, 6, True, batch).shapes for kind in ("many-to-many", "many-to-one")
        )
        arrays = x, states, readout(states), readout(states)[..., 0]
        assert many == tuple(str(tuple(array.shape)) for array in arrays)
        assert one[2] == str(tuple(readout(last[0]).shape))

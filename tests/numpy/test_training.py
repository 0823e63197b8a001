"""Training in NumPy: what one epoch does, what the history records, what is refused."""

import numpy as np
import pytest
from small_trainings import CLASSES, blobs, run
from trainings import assert_holds, echo, memorised_rows

from dlcourse.numpy.layers import Dropout, Linear
from dlcourse.numpy.losses import cross_entropy, cross_entropy_backward
from dlcourse.numpy.models import Seq2Seq, mlp
from dlcourse.numpy.optim import SGD, Adam
from dlcourse.numpy.sequential import Sequential
from dlcourse.numpy.training import History, evaluate, fit


@pytest.fixture
def rng():
    return np.random.default_rng(0)


class Recorder(Sequential):
    """A model that notes each batch it sees, and whether it was in training."""

    def __init__(self, *layers):
        super().__init__(*layers)
        self.seen = []

    def forward(self, x):
        self.seen.append((x.copy(), self.training))
        return super().forward(x)


def recorder(rng):
    return Recorder(Linear(2, 3, rng=rng))


class TestOneEpoch:
    def test_each_epoch_visits_every_example_once_in_a_new_order(self, rng):
        model = recorder(rng)
        x, y = np.arange(22, dtype=np.float32).reshape(11, 2), np.arange(11) % 3
        fit(model, x, y, optimizer=SGD(model.parameters(), lr=0.0), rng=rng, **{**CLASSES, "epochs": 2})
        sizes = [len(batch) for batch, _ in model.seen]
        assert sizes == [4, 4, 3, 4, 4, 3]
        orders = [np.concatenate([b[:, 0] for b, _ in model.seen[i : i + 3]]) for i in (0, 3)]
        for order in orders:
            np.testing.assert_array_equal(np.sort(order), x[:, 0])
        assert not np.array_equal(*orders)

    def test_targets_stay_with_their_examples(self):
        assert_holds(memorised_rows, seed=0)

    def test_validation_is_evaluated_after_each_epoch_and_never_trained_on(self, rng):
        model = recorder(rng)
        x, y = blobs(10)
        held_out = blobs(7, seed=1)
        fit(model, x, y, optimizer=SGD(model.parameters(), lr=0.1), rng=rng, validation=held_out, **CLASSES)
        *training, first, second = model.seen
        assert [mode for _, mode in training] == [True] * 3
        assert (first[1], second[1]) == (False, False)
        np.testing.assert_array_equal(np.concatenate([first[0], second[0]]), held_out[0])

    def test_a_step_is_that_of_the_optimizer(self, rng):
        x, y = blobs(8, dtype=np.float64)
        model = mlp((2, 4, 3), rng=rng).astype(np.float64)
        before = model.weights()
        fit(model, x, y, optimizer=SGD(model.parameters(), lr=0.5), rng=rng, **{**CLASSES, "batch_size": 8})
        check = mlp((2, 4, 3), rng=rng).astype(np.float64).load_weights(before)
        _, cache = cross_entropy(check.forward(x), y)
        check.backward(cross_entropy_backward(1.0, cache))
        for name, array in model.params.items():
            np.testing.assert_allclose(array, before[name] - 0.5 * check.grads[name], rtol=1e-10)

    def test_nothing_but_the_model_and_the_generator_changes(self, rng):
        x, y = blobs(10)
        x.flags.writeable = y.flags.writeable = False
        np.random.seed(7)
        state = np.random.get_state()[1].copy()
        model = recorder(rng)
        fit(model, x, y, optimizer=Adam(model.parameters(), lr=0.1), rng=rng, **CLASSES)
        np.testing.assert_array_equal(np.random.get_state()[1], state)


class TestHistory:
    def test_one_entry_per_epoch(self, rng):
        x, y = blobs()
        model = mlp((2, 8, 3), rng=rng)
        options = {**CLASSES, "epochs": 4}
        history = fit(
            model, x, y, optimizer=Adam(model.parameters(), lr=0.01), rng=rng, validation=(x, y), **options
        )
        assert all(len(values) == 4 for values in vars(history).values())
        assert history.loss[-1] < history.loss[0]
        assert all(seconds > 0 for seconds in history.seconds)
        assert history.validation_accuracy[-1] == evaluate(model, x, y, loss="cross_entropy").accuracy
        assert str(history).startswith(f"epoch 4, loss {history.loss[-1]:.3g}, accuracy ")

    def test_the_loss_is_the_mean_over_examples_not_over_batches(self, rng):
        x, y = blobs(9)
        model = mlp((2, 3), rng=rng)
        expected = evaluate(model, x, y, loss="cross_entropy")
        history = fit(model, x, y, optimizer=SGD(model.parameters(), lr=0.0), rng=rng, **CLASSES)
        assert history.loss == [pytest.approx(expected.loss, rel=1e-5)]
        assert history.accuracy == [pytest.approx(expected.accuracy)]
        assert history.validation_loss == history.validation_accuracy == []

    def test_there_is_no_accuracy_without_classes(self, rng):
        x, _ = blobs()
        model = mlp((2, 2), rng=rng)
        options = {**CLASSES, "loss": "mse", "epochs": 30, "batch_size": 10}
        history = fit(
            model, x, 2 * x, optimizer=SGD(model.parameters(), lr=0.05), rng=rng, validation=(x, x), **options
        )
        assert history.accuracy == history.validation_accuracy == []
        assert history.loss[-1] < 1e-3
        assert len(history.validation_loss) == 30

    def test_before_the_first_epoch(self):
        assert str(History()) == "epoch 0"


def test_evaluation_does_not_depend_on_the_batch_size(rng):
    x, y = blobs(31)
    model = Sequential(Linear(2, 3, rng=rng), Dropout(0.5, rng=rng))
    one, other = (evaluate(model, x, y, loss="cross_entropy", batch_size=n) for n in (7, 100))
    assert one.loss == pytest.approx(other.loss)
    assert one.accuracy == other.accuracy


def test_sequences_have_a_class_at_every_position():
    assert_holds(echo, seed=0)


def test_a_model_may_take_several_arrays(rng):
    source = rng.integers(1, 4, (7, 5))
    model = Seq2Seq(4, 4, rng=rng, embedding_dim=3, hidden_size=4)
    history = fit(
        model,
        (source, source[:, :3]),
        source[:, :3],
        optimizer=SGD(model.parameters(), lr=0.1),
        rng=rng,
        **CLASSES,
    )
    assert history.loss[0] == pytest.approx(np.log(4), rel=0.5)


@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_a_trained_model_is_ready_for_use(backend):
    model, _ = run(backend, *blobs(6), **CLASSES)
    assert not model.training


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (
            {"loss": "hinge"},
            "fit: loss must be one of bce, bce_with_logits, cross_entropy, mae, mse, got 'hinge'",
        ),
        ({"epochs": 0}, "fit: epochs must be at least 1, got 0"),
        ({"batch_size": 0}, "fit: batch_size must be at least 1, got 0"),
    ],
)
@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_options_out_of_range_are_refused(backend, change, text, rng):
    x, y = blobs(6)
    with pytest.raises(ValueError, match=text):
        run(backend, x, y, **{**CLASSES, **change})


@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_data_that_do_not_fit_each_other_are_refused(backend):
    x, y = blobs(6)
    text = r"fit: expected one target for each example, got x \(6, 2\) and y \(5,\)"
    with pytest.raises(ValueError, match=text):
        run(backend, x, y[:5], **CLASSES)
    with pytest.raises(ValueError, match=r"got x \(6, 2\), \(5, 2\) and y \(6,\)"):
        run(backend, (x, x[:5]), y, **CLASSES)
    with pytest.raises(ValueError, match=r"got x \(0, 2\) and y \(0,\)"):
        run(backend, x[:0], y[:0], **CLASSES)


def test_examples_in_another_dtype_are_refused(rng):
    x, y = blobs(6, dtype=np.float64)
    with pytest.raises(TypeError, match="float64"):
        run("numpy", x, y, **CLASSES)

"""Training in PyTorch: the same course as in NumPy, and what it has in addition."""

import numpy as np
import pytest
import torch
from small_trainings import CLASSES, blobs, run
from torch import nn
from trainings import assert_holds, half_precision

import dlcourse.numpy.layers as numpy_layers
import dlcourse.torch.layers as torch_layers
from dlcourse.numpy import models as numpy_models
from dlcourse.numpy.optim import SGD
from dlcourse.numpy.training import fit
from dlcourse.torch import models as torch_models
from dlcourse.torch.training import evaluate as torch_evaluate
from dlcourse.torch.training import fit as torch_fit
from dlcourse.torch.training import pick_device


@pytest.mark.parametrize("loss", ["cross_entropy", "mse", "mae", "bce", "bce_with_logits"])
def test_both_backends_train_alike(loss):
    x, y = blobs(20, dtype=np.float64)
    y = y if loss == "cross_entropy" else np.eye(3)[y]
    output = {"bce": ("Sigmoid",)}.get(loss, ())
    ours, theirs = twins((2, 5, 3), *output)
    options = {"loss": loss, "epochs": 6, "batch_size": 20, "validation": (x[:7], y[:7])}
    history = fit(
        ours,
        x,
        y,
        optimizer=SGD(ours.parameters(), lr=0.3, momentum=0.9),
        rng=np.random.default_rng(0),
        **options,
    )
    optimizer = torch.optim.SGD(theirs.parameters(), lr=0.3, momentum=0.9)
    expected = torch_fit(theirs, x, y, optimizer=optimizer, rng=torch.Generator(), device="cpu", **options)
    for name in ("loss", "accuracy", "validation_loss", "validation_accuracy"):
        np.testing.assert_allclose(getattr(history, name), getattr(expected, name), rtol=1e-9)
    for name, tensor in theirs.state_dict().items():
        np.testing.assert_allclose(ours.weights()[name], tensor, rtol=1e-8)


def twins(sizes, output=None):
    ours = numpy_models.mlp(
        sizes, rng=np.random.default_rng(0), output=output and getattr(numpy_layers, output)
    )
    ours.astype(np.float64)
    theirs = torch_models.mlp(sizes, rng=torch.Generator(), output=output and getattr(torch_layers, output))
    return ours, theirs.double().load_weights(ours.weights())


def test_each_epoch_visits_every_example_once_in_a_new_order():
    seen = []
    model = torch_models.mlp((1, 3), rng=torch.Generator())
    model.register_forward_pre_hook(lambda module, args: seen.append(args[0].flatten()))
    x, y = torch.arange(11.0)[:, None], torch.arange(11) % 3
    optimizer = torch.optim.SGD(model.parameters(), lr=0.0)
    options = {**CLASSES, "epochs": 2, "device": "cpu"}
    torch_fit(model, x, y, optimizer=optimizer, rng=torch.Generator().manual_seed(0), **options)
    orders = torch.cat(seen[:3]), torch.cat(seen[3:])
    assert all(torch.equal(order.sort().values, x[:, 0]) for order in orders)
    assert not torch.equal(*orders)


def test_gradients_do_not_pile_up():
    x, y = blobs(8)
    one, _ = run("torch", x, y, **{**CLASSES, "batch_size": 8, "epochs": 3})
    other = torch_models.mlp((2, 3), rng=torch.Generator())
    for _ in range(3):
        logits = other(torch.from_numpy(x))
        grads = torch.autograd.grad(
            nn.functional.cross_entropy(logits, torch.from_numpy(y)), list(other.parameters())
        )
        with torch.no_grad():
            for parameter, grad in zip(other.parameters(), grads, strict=True):
                parameter -= 0.1 * grad
    for a, b in zip(one.parameters(), other.parameters(), strict=True):
        torch.testing.assert_close(a, b)


def test_evaluation_turns_dropout_off_and_keeps_no_graph():
    _, y = blobs(31)
    model = torch_models.small_vgg(8, rng=torch.Generator().manual_seed(0), widths=(2,), hidden=8)
    pictures = np.random.default_rng(0).random((31, 1, 8, 8), dtype=np.float32)
    one, other = (torch_evaluate(model, pictures, y, loss="cross_entropy", batch_size=n) for n in (7, 100))
    assert one.loss == pytest.approx(other.loss)
    assert all(parameter.grad is None for parameter in model.parameters())


def test_half_precision_reaches_about_the_same():
    assert_holds(half_precision, seed=0)
    x, y = blobs(90)
    model, half = run("torch", x, y, autocast="bf16", **CLASSES)
    _, full = run("torch", x, y, **CLASSES)
    assert half.loss != full.loss
    assert {parameter.dtype for parameter in model.parameters()} == {torch.float32}


def test_another_precision_is_refused():
    x, y = blobs(6)
    with pytest.raises(ValueError, match="fit: autocast must be None or 'bf16' or 'fp16', got 'int8'"):
        run("torch", x, y, autocast="int8", **CLASSES)


def test_without_a_gpu_auto_is_the_cpu(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert pick_device("auto") == torch.device("cpu")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert pick_device("auto") == torch.device("cuda")
    assert pick_device("cpu") == torch.device("cpu")

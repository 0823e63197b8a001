"""On a GPU: every operation, layer and model computes what it computes on the CPU.

Operations are called as the parity tests call them, which compare them with NumPy.
"""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import numpy as np
import pytest
import torch
from parity import assert_close, assert_same_on, operations

import dlcourse.torch
from dlcourse.torch import models
from dlcourse.torch.layers import BatchNorm, Dropout, Flatten, GaussianNoise, Linear, MultiHeadAttention
from dlcourse.torch.sequential import Sequential
from dlcourse.torch.training import evaluate, fit, pick_device

gpu = pytest.mark.gpu
needs_cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
OPERATIONS = operations()


@pytest.fixture(autouse=True)
def full_precision():
    """Switch off TF32, whose products keep ten bits."""
    before = torch.backends.cuda.matmul.allow_tf32, torch.backends.cudnn.allow_tf32
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = False
    yield
    torch.backends.cuda.matmul.allow_tf32, torch.backends.cudnn.allow_tf32 = before


def pairs() -> Iterator[str]:
    """Every operation that has a backward."""
    for family in pkgutil.iter_modules(dlcourse.torch.__path__):
        if not family.name.startswith("_"):
            module = import_module(f"dlcourse.torch.{family.name}")
            for name in vars(module):
                own = getattr(module, name)
                if hasattr(module, f"{name}_backward") and own.__module__ == module.__name__:
                    yield f"{family.name}.{name}"


def test_calls_of_every_operation_can_be_drawn():
    assert set(pairs()) <= set(OPERATIONS)


@pytest.mark.parametrize("path", ["dense.linear", "recurrent_lstm.lstm", "pool.max_pool2d"])
def test_the_comparison_of_devices_itself(path):
    assert_same_on("cpu", path, OPERATIONS[path])


@gpu
@needs_cuda
@pytest.mark.parametrize("path", sorted(pairs()))
def test_an_operation(path):
    assert_same_on("cuda", path, OPERATIONS[path])


def tensor(*shape: int) -> torch.Tensor:
    return torch.from_numpy(0.1 + 0.8 * np.random.default_rng(0).random(shape))


SYMBOLS = torch.tensor([[1, 2, 3, 1], [0, 4, 4, 2], [2, 2, 1, 0]])
MODELS = {
    "mlp": (lambda rng: models.mlp((6, 5, 4), rng=rng), tensor(7, 6)),
    "lenet": (lambda rng: models.lenet(28, rng=rng), tensor(2, 1, 28, 28)),
    "vgg": (lambda rng: models.small_vgg(8, rng=rng, widths=(3, 4)).eval(), tensor(2, 1, 8, 8)),
    "resnet": (lambda rng: models.resnet20(rng=rng, width=4, blocks=1), tensor(4, 3, 16, 16)),
    "plain": (lambda rng: models.plain20(rng=rng, width=4, blocks=1), tensor(4, 3, 16, 16)),
    "autoencoder": (lambda rng: models.autoencoder((6, 4, 2), rng=rng), tensor(5, 6)),
    "conv autoencoder": (lambda rng: models.conv_autoencoder(rng=rng), tensor(2, 1, 28, 28)),
    "char_lstm": (lambda rng: models.char_lstm(5, rng=rng), SYMBOLS),
    "seq2seq": (lambda rng: models.Seq2Seq(5, 5, rng=rng, padding_idx=0), (SYMBOLS, SYMBOLS[:, :2])),
    "transformer layers": (
        lambda rng: Sequential(
            MultiHeadAttention(6, 2, rng=rng, causal=True), Flatten(), Linear(30, 3, rng=rng)
        ),
        tensor(4, 5, 6),
    ),
}


@gpu
@needs_cuda
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64], ids=["float32", "float64"])
@pytest.mark.parametrize("name", MODELS)
def test_a_model(name, dtype):
    build, x = MODELS[name]
    results = {}
    for device in ("cpu", "cuda"):
        model = build(torch.Generator().manual_seed(0)).to(dtype).to(device)
        parts = x if isinstance(x, tuple) else (x,)
        parts = tuple((part.to(dtype) if part.is_floating_point() else part).to(device) for part in parts)
        out = model(parts if isinstance(x, tuple) else parts[0])
        dout = torch.randn(out.shape, generator=torch.Generator().manual_seed(1), dtype=dtype).to(device)
        out.backward(dout)
        results[device] = (out, [p.grad for p in model.parameters()], list(model.buffers()))
    (out, grads, buffers), (expected_out, expected_grads, expected_buffers) = results["cuda"], results["cpu"]
    tolerance = {torch.float32: 1e-3, torch.float64: 1e-9}[dtype]
    assert_close(out, expected_out, tolerance, "out")
    scale = max(grad.abs().max().item() for grad in expected_grads)
    for grad, expected in zip(grads, expected_grads, strict=True):
        torch.testing.assert_close(grad.cpu(), expected, rtol=tolerance, atol=tolerance * scale)
    assert_close(buffers, expected_buffers, tolerance, "buffers")


def digits(n=200):
    draws = np.random.default_rng(0)
    y = draws.integers(0, 4, n)
    return (np.eye(4)[y].repeat(4, axis=1) + 0.3 * draws.standard_normal((n, 16))).astype(np.float32), y


@gpu
@needs_cuda
@pytest.mark.parametrize("autocast", [None, "bf16", "fp16"])
def test_training_picks_the_gpu_and_learns(autocast):
    x, y = digits()
    generator = torch.Generator().manual_seed(0)
    model = Sequential(
        GaussianNoise(0.1, rng=generator),
        Linear(16, 32, rng=generator),
        BatchNorm(32),
        Dropout(0.2, rng=generator),
        Linear(32, 4, rng=generator),
    )
    history = fit(
        model,
        x,
        y,
        loss="cross_entropy",
        optimizer=torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9),
        epochs=8,
        batch_size=20,
        rng=generator,
        validation=(x, y),
        autocast=autocast,
    )
    assert {parameter.device.type for parameter in model.parameters()} == {"cuda"}
    assert {parameter.dtype for parameter in model.parameters()} == {torch.float32}
    assert history.validation_accuracy[-1] > 0.95
    assert evaluate(model, x, y, loss="cross_entropy").accuracy == history.validation_accuracy[-1]


@gpu
@needs_cuda
@pytest.mark.parametrize("autocast", ["bf16", "fp16"])
def test_recurrent_layers_train_in_half_precision(autocast):
    symbols = np.random.default_rng(0).integers(0, 4, (100, 6))
    echo = np.column_stack([np.zeros(100, int), symbols[:, :-1]])
    generator = torch.Generator().manual_seed(0)
    model = models.char_lstm(4, rng=generator, embedding_dim=8, hidden_size=32)
    history = fit(
        model,
        symbols,
        echo,
        loss="cross_entropy",
        optimizer=torch.optim.Adam(model.parameters(), lr=0.02),
        epochs=25,
        batch_size=20,
        rng=generator,
        autocast=autocast,
    )
    assert history.accuracy[-1] > 0.95


@gpu
@needs_cuda
def test_training_on_the_gpu_takes_the_course_it_takes_on_the_cpu():
    x, y = (data[:40] for data in digits())
    histories = []
    for device in ("cpu", "cuda"):
        model = models.mlp((16, 8, 4), rng=torch.Generator().manual_seed(0))
        histories.append(
            fit(
                model,
                x,
                y,
                loss="cross_entropy",
                optimizer=torch.optim.SGD(model.parameters(), lr=0.1),
                epochs=5,
                batch_size=8,
                rng=torch.Generator().manual_seed(1),
                device=device,
            )
        )
    on_cpu, on_gpu = histories
    np.testing.assert_allclose(on_gpu.loss, on_cpu.loss, rtol=1e-4)


@gpu
@needs_cuda
def test_auto_is_the_gpu():
    assert pick_device("auto").type == "cuda"


@gpu
@needs_cuda
def test_models_can_be_built_and_used_on_the_gpu():
    generator = torch.Generator("cuda").manual_seed(0)
    assert Linear(3, 4, rng=generator).w.device.type == "cuda"
    text = models.sample(models.char_lstm(5, rng=generator), [1, 2], length=6, temperature=0.8, rng=generator)
    assert len(text) == 6
    written, alignment = models.Seq2Seq(5, 5, rng=generator).translate(SYMBOLS.cuda(), start=0, length=3)
    assert written.shape == (3, 3)
    assert alignment.device.type == "cuda"
    g, d = models.gan(rng=generator)
    real, z = torch.randn(5, 2, device="cuda"), torch.randn(5, 2, device="cuda")
    g_optimizer, d_optimizer = (torch.optim.SGD(player.parameters(), lr=0.1) for player in (g, d))
    assert models.train_step_d(g, d, real, z, optimizer=d_optimizer) > 0
    assert models.train_step_g(g, d, z, optimizer=g_optimizer) > 0
    stack = models.train_stack(
        torch.rand(20, 6, device="cuda"), (4, 3), epochs=1, batch_size=5, lr=0.1, rng=generator
    )
    assert models.dbn(stack, 2, rng=generator)(torch.rand(5, 6, device="cuda")).shape == (5, 2)


@gpu
@needs_cuda
def test_the_benchmark_waits_for_the_gpu():
    from dlcourse.bench.cases import cases
    from dlcourse.bench.timing import measure

    for case in cases():
        row = measure(case, rounds=2, device="cuda")
        assert row.numpy_ms > 0
        assert row.torch_ms > 0

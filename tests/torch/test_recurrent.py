"""Recurrent networks against PyTorch's own modules, which differ in the layout of weights and biases."""

import numpy as np
import pytest
import torch

from dlcourse.numpy import recurrent_gru as numpy_gru
from dlcourse.numpy import recurrent_lstm as numpy_lstm
from dlcourse.numpy import recurrent_rnn as numpy_rnn
from dlcourse.torch import recurrent_gru as torch_gru
from dlcourse.torch import recurrent_lstm as torch_lstm
from dlcourse.torch import recurrent_rnn as torch_rnn

T, N, D, H = 6, 3, 4, 5
CELLS = {
    "rnn": (torch.nn.RNN, numpy_rnn.rnn, torch_rnn.rnn),
    "lstm": (torch.nn.LSTM, numpy_lstm.lstm, torch_lstm.lstm),
    "gru": (torch.nn.GRU, numpy_gru.gru, torch_gru.gru),
}


def ported(name, module):
    """The module's parameters in our layout: transposed, and with one bias where two would only be added."""
    bx, bh = module.bias_ih_l0, module.bias_hh_l0
    biases = [bx, bh] if name == "gru" else [bx + bh]
    return [part.detach() for part in (module.weight_ih_l0.T, module.weight_hh_l0.T, *biases)]


@pytest.mark.parametrize("name", CELLS)
def test_ported_weights_give_what_the_module_gives(name):
    make, on_numpy, on_torch = CELLS[name]
    torch.manual_seed(0)
    module = make(D, H).double()
    x = torch.randn(T, N, D, dtype=torch.float64)
    states = [torch.randn(N, H, dtype=torch.float64) for _ in range(2 if name == "lstm" else 1)]
    initial = tuple(state[None] for state in states)
    expected, last = module(x, initial if name == "lstm" else initial[0])
    arguments = [x, *states, *ported(name, module)]
    (ours, *_), _ = on_torch(*arguments)
    (ours_numpy, last_numpy, *_), _ = on_numpy(*(argument.numpy() for argument in arguments))
    torch.testing.assert_close(ours, expected)
    np.testing.assert_allclose(ours_numpy, expected.detach().numpy(), rtol=1e-10)
    last = last[0] if name == "lstm" else last
    np.testing.assert_allclose(last_numpy, last[0].detach().numpy(), rtol=1e-10)


@pytest.mark.gpu
@pytest.mark.parametrize("lengths", [None, [6, 2, 4]])
@pytest.mark.parametrize("name", CELLS)
def test_a_gpu_gives_what_the_cpu_gives(name, lengths):
    if not torch.cuda.is_available():
        pytest.skip("no CUDA device")
    make, _, on_torch = CELLS[name]
    torch.manual_seed(0)
    states = [torch.randn(N, H)] * (2 if name == "lstm" else 1)
    arguments = [torch.randn(T, N, D), *states, *ported(name, make(D, H))]
    results = []
    for device in ("cpu", "cuda"):
        options = {} if lengths is None else {"lengths": torch.tensor(lengths, device=device)}
        out, cache = on_torch(*(argument.to(device) for argument in arguments), **options)
        gradients = torch_rnn.rnn_backward(tuple(torch.ones_like(o) for o in out), cache)
        assert all(result.device.type == device for result in (*out, *gradients))
        results.append([result.cpu() for result in (*out, *gradients)])
    for on_cpu, on_gpu in zip(*results, strict=True):
        torch.testing.assert_close(on_gpu, on_cpu, rtol=1e-3, atol=1e-4)

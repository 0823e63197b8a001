"""Recurrent networks against PyTorch's own modules, which differ in the layout of weights and biases."""

import numpy as np
import pytest
import torch
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from dlcourse.numpy import recurrent_bidirectional as numpy_both
from dlcourse.numpy import recurrent_gru as numpy_gru
from dlcourse.numpy import recurrent_lstm as numpy_lstm
from dlcourse.numpy import recurrent_rnn as numpy_rnn
from dlcourse.torch import recurrent_gru as torch_gru
from dlcourse.torch import recurrent_lstm as torch_lstm
from dlcourse.torch import recurrent_rnn as torch_rnn

T, N, D, H = 6, 3, 4, 5
KINDS = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
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


BIDIRECTIONAL = {
    "rnn": (numpy_both.birnn, numpy_both.birnn_backward),
    "lstm": (numpy_both.bilstm, numpy_both.bilstm_backward),
    "gru": (numpy_both.bigru, numpy_both.bigru_backward),
}


def ported_layer(name, module, layer):
    """The parameters of both directions of one layer in our layout, stacked."""
    own = [getattr(module, f"{kind}_l{layer}{end}") for end in ("", "_reverse") for kind in KINDS]
    (wx, wh, bx, bh), (wx_r, wh_r, bx_r, bh_r) = own[:4], own[4:]
    biases = [(bx, bx_r), (bh, bh_r)] if name == "gru" else [(bx + bh, bx_r + bh_r)]
    stacked = [torch.stack(both) for both in ((wx.T, wx_r.T), (wh.T, wh_r.T), *biases)]
    return [array.detach().numpy() for array in stacked]


def gradients_of_layer(name, module, layer):
    """Those that the module has kept, in the same form; where we have one bias, each of its two has ours."""
    own = [getattr(module, f"{kind}_l{layer}{end}").grad for end in ("", "_reverse") for kind in KINDS]
    kinds = [
        torch.stack([ahead.mT, back.mT] if ahead.ndim == 2 else [ahead, back])
        for ahead, back in zip(own[:4], own[4:], strict=True)
    ]
    return [kind.numpy() for kind in (kinds if name == "gru" else kinds[:3])]


@pytest.mark.parametrize("lengths", [None, [6, 2, 4]])
@pytest.mark.parametrize("name", BIDIRECTIONAL)
def test_two_bidirectional_layers_with_ported_weights_give_what_the_module_gives(name, lengths):
    """Outputs, last states and, for random upstream gradients, the gradients of all inputs and parameters."""
    make = CELLS[name][0]
    run, run_backward = BIDIRECTIONAL[name]
    torch.manual_seed(0)
    module = make(D, H, num_layers=2, bidirectional=True).double()
    states = 2 if name == "lstm" else 1
    x = torch.randn(T, N, D, dtype=torch.float64, requires_grad=True)
    initial = tuple(torch.randn(4, N, H, dtype=torch.float64, requires_grad=True) for _ in range(states))
    entered = x if lengths is None else pack_padded_sequence(x, torch.tensor(lengths), enforce_sorted=False)
    expected, last = module(entered, initial if states == 2 else initial[0])
    expected = expected if lengths is None else pad_packed_sequence(expected, total_length=T)[0]
    last = last if states == 2 else (last,)

    options = {} if lengths is None else {"lengths": np.array(lengths)}
    arrays = [state.detach().numpy() for state in initial]
    lower, upper = ([array[2 * k : 2 * k + 2] for array in arrays] for k in range(2))
    (middle, *last_lower), lower_cache = run(
        x.detach().numpy(), *lower, *ported_layer(name, module, 0), **options
    )
    (out, *last_upper), upper_cache = run(middle, *upper, *ported_layer(name, module, 1), **options)
    close = {"rtol": 1e-9, "atol": 1e-13}
    np.testing.assert_allclose(out, expected.detach().numpy(), **close)
    ours_last = [np.concatenate(both) for both in zip(last_lower, last_upper, strict=True)]
    for ours, theirs in zip(ours_last, last, strict=True):
        np.testing.assert_allclose(ours, theirs.detach().numpy(), **close)

    dout, d_last = torch.randn_like(expected), [torch.randn_like(state) for state in last]
    torch.autograd.backward([expected, *last], [dout, *d_last])
    d_lasts = [d.numpy() for d in d_last]
    dmiddle, *d_upper = run_backward((dout.numpy(), *(d[2:] for d in d_lasts)), upper_cache)
    dx, *d_lower = run_backward((dmiddle, *(d[:2] for d in d_lasts)), lower_cache)
    np.testing.assert_allclose(dx, x.grad.numpy(), **close)
    for k, ours in enumerate([d_lower, d_upper]):
        theirs = [state.grad.numpy()[2 * k : 2 * k + 2] for state in initial]
        theirs += gradients_of_layer(name, module, k)
        for one, other in zip(ours, theirs, strict=True):
            np.testing.assert_allclose(one, other, **close)


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

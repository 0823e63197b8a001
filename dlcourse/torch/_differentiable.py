"""The one mechanism behind every ``*_backward`` of the PyTorch side."""

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple, ParamSpec, TypeVar

import torch

Params = ParamSpec("Params")
Out = TypeVar("Out")


class Cache(NamedTuple):
    """What a forward call remembers: its output(s) and the inputs that gradients are wanted for."""

    out: Any
    inputs: tuple[torch.Tensor, ...]


def differentiable(function: Callable[Params, Out]) -> Callable[Params, tuple[Out, Cache]]:
    """Make ``f(*tensors, **options) -> out`` return ``(out, cache)``, with a graph from out to its inputs.

    Every floating-point tensor among the positional arguments counts as a differentiable input, in order.
    The caller's tensors are never changed: one without a graph is entered as a fresh leaf that shares its
    memory.
    """
    run: Callable[..., Out] = function

    @wraps(function)
    def forward(*args: Params.args, **options: Params.kwargs) -> tuple[Out, Cache]:
        entered = tuple(_enter(argument) for argument in args)
        with torch.enable_grad():
            out = run(*entered, **options)
        return out, Cache(out, tuple(a for a in entered if _is_float_tensor(a)))

    return forward


def backward(dout: Any, cache: Cache) -> torch.Tensor | tuple[torch.Tensor, ...]:
    """Gradients of ``sum(dout * out)`` with respect to the cached inputs, by automatic differentiation.

    Args:
        dout: upstream gradient shaped as the output; a tuple of them where the forward has several outputs.
        cache: what the forward returned.

    Returns:
        One tensor for a single input, else a tuple in the order of the inputs. An input that did not
        take part gets zeros.
    """
    outs = cache.out if isinstance(cache.out, tuple) else (cache.out,)
    douts = dout if isinstance(dout, tuple) else (dout,)
    douts = tuple(
        torch.as_tensor(d, dtype=o.dtype, device=o.device) for d, o in zip(douts, outs, strict=True)
    )
    gradients = torch.autograd.grad(
        outs, cache.inputs, douts, retain_graph=True, allow_unused=True, materialize_grads=True
    )
    return gradients[0] if len(gradients) == 1 else gradients


def _is_float_tensor(value: Any) -> bool:
    return isinstance(value, torch.Tensor) and value.is_floating_point()


def _enter(argument: Any) -> Any:
    if _is_float_tensor(argument) and not argument.requires_grad:
        return argument.detach().requires_grad_()
    return argument

"""12.3 A clinic: a printed decoder that makes 31 pixels instead of 28."""

import torch
from torch import nn

from dlcourse.chapters.autoencoders_dbn.exercises._decoder_mistakes import (
    as_module,
    by_another_way,
    in_one_list,
    make_decoder,
    mistakes,
)
from dlcourse.checking import Case, Exercise, Function

# ---- what is looked at


def facts(answer, seed, n):
    """What a decoder makes of n codes, and the layers that it is made of."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        decoder = answer()
        if decoder is None:
            return None
        if not isinstance(decoder, nn.Module):
            return {"codes": n, "what comes back": f"no torch.nn.Module, but {type(decoder).__name__}"}
        code = torch.randn(n, 16, 7, 7)
    ups = [layer for layer in decoder.modules() if isinstance(layer, nn.ConvTranspose2d)]
    sizes, lowest = [], []

    def note(layer, given, out):
        sizes.append(out.shape[-1])
        lowest.append(given[0].detach().min().item())

    for layer in ups:
        layer.register_forward_hook(note)
    image = decoder(code)
    inside = lowest[1:]
    weights = [layer.weight for layer in ups]
    slopes = torch.autograd.grad(image.sum(), weights, allow_unused=True)
    with torch.no_grad():
        for weight in weights:
            weight.mul_(30)
        wild, again = decoder(code), decoder(code)
    return {
        "output": tuple(image.shape),
        "cut or resized": bool(sizes) and sizes[-1] != image.shape[-1],
        "channels": [(layer.in_channels, layer.out_channels) for layer in ups],
        "kernels": [tuple(layer.kernel_size) for layer in ups],
        "strides": [tuple(layer.stride) for layer in ups],
        "values between 0 and 1": bool((wild >= 0).all() and (wild <= 1).all()),
        "what layers 2 and 3 read": "never negative" if min(inside, default=0) >= 0 else "negative, too",
        "layers without a gradient": sum(slope is None for slope in slopes),
        "the same twice": torch.equal(wild, again),
        "sigmoid of the last layer": _ends_in_sigmoid(decoder, ups, code),
    }


def _ends_in_sigmoid(decoder, ups, code):
    seen = []
    handle = ups[-1].register_forward_hook(lambda layer, given, out: seen.append(out)) if ups else None
    with torch.no_grad():
        image = decoder(code)
    if handle:
        handle.remove()
    return bool(seen) and seen[-1].shape == image.shape and torch.allclose(torch.sigmoid(seen[-1]), image)


def _case(name, seed, n, weight=1.0):
    typed = f"codes = torch.randn({n}, 16, 7, 7)\nmake_decoder()(codes)"
    return Case(name, (seed, n), play=facts, typed=typed, weight=weight)


def drawn(rng):
    return [_case(f"{n} codes", int(rng.integers(1000)), n) for n in (2, 5)]


answer = Function(
    "make_decoder",
    make_decoder,
    [in_one_list, as_module, by_another_way],
    mistakes,
    visible=[_case("one code", 0, 1)],
    cases=drawn,
)
exercise = Exercise(number="12.3", points=4, needs="torch", answers=[answer])

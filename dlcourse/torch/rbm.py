"""The restricted Boltzmann machine on tensors; the twin of ``dlcourse.numpy.rbm``."""

from collections.abc import Sequence

import torch
import torch.nn.functional as F

from dlcourse.contracts.rbm import check_cd, check_units, require_source

Uniforms = tuple[torch.Tensor, torch.Tensor]


def p_h(v: torch.Tensor, w: torch.Tensor, b_h: torch.Tensor) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.rbm.p_h``."""
    check_units("p_h", w, v=v, b_h=b_h)
    return torch.sigmoid(v @ w + b_h)


def p_v(h: torch.Tensor, w: torch.Tensor, b_v: torch.Tensor) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.rbm.p_v``."""
    check_units("p_v", w, h=h, b_v=b_v)
    return torch.sigmoid(h @ w.T + b_v)


def energy(
    v: torch.Tensor, h: torch.Tensor, w: torch.Tensor, b_v: torch.Tensor, b_h: torch.Tensor
) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.rbm.energy``."""
    check_units("energy", w, v=v, h=h, b_v=b_v, b_h=b_h)
    return -(v @ b_v) - h @ b_h - ((v @ w) * h).sum(1)


def free_energy(v: torch.Tensor, w: torch.Tensor, b_v: torch.Tensor, b_h: torch.Tensor) -> torch.Tensor:
    """Twin of ``dlcourse.numpy.rbm.free_energy``."""
    check_units("free_energy", w, v=v, b_v=b_v, b_h=b_h)
    return -(v @ b_v) + F.logsigmoid(-(v @ w + b_h)).sum(1)  # log(1 + e^x) = -log sigmoid(-x)


def gibbs_step(
    v: torch.Tensor,
    w: torch.Tensor,
    b_v: torch.Tensor,
    b_h: torch.Tensor,
    *,
    rng: torch.Generator | None = None,
    uniforms: Uniforms | None = None,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Twin of ``dlcourse.numpy.rbm.gibbs_step``; ``rng`` is a ``torch.Generator`` on the device of ``v``."""
    check_units("gibbs_step", w, v=v, b_v=b_v, b_h=b_h)
    u_h, u_v = uniforms or _draw(require_source("gibbs_step", rng), v, w)
    h = _sample(p_h(v, w, b_h), u_h)
    return _sample(p_v(h, w, b_v), u_v), h


def cd_update(
    v: torch.Tensor,
    w: torch.Tensor,
    b_v: torch.Tensor,
    b_h: torch.Tensor,
    *,
    k: int = 1,
    rng: torch.Generator | None = None,
    uniforms: Sequence[Uniforms] | None = None,
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Twin of ``dlcourse.numpy.rbm.cd_update``; ``rng`` is a ``torch.Generator`` on the device of ``v``."""
    check_units("cd_update", w, v=v, b_v=b_v, b_h=b_h)
    check_cd(k, uniforms)
    pairs = uniforms or [_draw(require_source("cd_update", rng), v, w) for _ in range(k)]
    chain = v
    for pair in pairs[:-1]:
        chain, _ = gibbs_step(chain, w, b_v, b_h, uniforms=pair)
    h = _sample(p_h(chain, w, b_h), pairs[-1][0])
    v_k = p_v(h, w, b_v)
    h_0, h_k = p_h(v, w, b_h), p_h(v_k, w, b_h)
    return (v.T @ h_0 - v_k.T @ h_k) / len(v), (v - v_k).mean(0), (h_0 - h_k).mean(0)


def _draw(rng: torch.Generator, v: torch.Tensor, w: torch.Tensor) -> Uniforms:
    hidden = torch.rand((len(v), w.shape[1]), generator=rng, dtype=v.dtype, device=v.device)
    return hidden, torch.rand(v.shape, generator=rng, dtype=v.dtype, device=v.device)


def _sample(p: torch.Tensor, uniforms: torch.Tensor) -> torch.Tensor:
    return (uniforms < p).to(p.dtype)

r"""The restricted Boltzmann machine: binary visible and hidden units joined by one weight matrix.

Names throughout: visible units v (N, V), hidden units h (N, H), weights w (V, H), biases b_v (V,), b_h (H,).
Source of all formulas: Hinton, A Practical Guide to Training Restricted Boltzmann Machines, 2010.
"""

from collections.abc import Sequence

import numpy as np

from dlcourse.contracts.rbm import check_cd, check_units, require_source
from dlcourse.numpy.activations import sigmoid, softplus

Uniforms = tuple[np.ndarray, np.ndarray]


def p_h(v: np.ndarray, w: np.ndarray, b_h: np.ndarray) -> np.ndarray:
    r"""Compute the probability of each hidden unit given the visible ones: $\sigma(v W + b_h)$.

    Args:
        v: visible units (N, V), states or probabilities.
        w: weights (V, H).
        b_h: hidden biases (H,).

    Returns:
        Probabilities (N, H).

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes do not fit.

    Source: Hinton 2010, equation 7.
    """
    check_units("p_h", w, v=v, b_h=b_h)
    return sigmoid(v @ w + b_h)[0]


def p_v(h: np.ndarray, w: np.ndarray, b_v: np.ndarray) -> np.ndarray:
    r"""Compute the probability of each visible unit given the hidden ones: $\sigma(h W^T + b_v)$.

    Args:
        h: hidden units (N, H), states or probabilities.
        w: weights (V, H).
        b_v: visible biases (V,).

    Returns:
        Probabilities (N, V).

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes do not fit.

    Source: Hinton 2010, equation 8.
    """
    check_units("p_v", w, h=h, b_v=b_v)
    return sigmoid(h @ w.T + b_v)[0]


def energy(v: np.ndarray, h: np.ndarray, w: np.ndarray, b_v: np.ndarray, b_h: np.ndarray) -> np.ndarray:
    r"""Compute the energy of joint states: $E(v, h) = -b_v^T v - b_h^T h - v^T W h$.

    The probability of a state is $e^{-E(v, h)} / Z$, with Z the sum over all states.

    Args:
        v: visible states (N, V).
        h: hidden states (N, H).
        w: weights (V, H).
        b_v: visible biases (V,).
        b_h: hidden biases (H,).

    Returns:
        One energy per sample (N,).

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes do not fit.

    Source: Hinton 2010, equation 1.
    """
    check_units("energy", w, v=v, h=h, b_v=b_v, b_h=b_h)
    return -(v @ b_v) - h @ b_h - np.einsum("nh,nh->n", v @ w, h)


def free_energy(v: np.ndarray, w: np.ndarray, b_v: np.ndarray, b_h: np.ndarray) -> np.ndarray:
    r"""Compute the free energy of visible states, in which the hidden units are summed out.

    $F(v) = -b_v^T v - \sum_j \log(1 + e^{(vW + b_h)_j})$, so that $p(v) = e^{-F(v)} / Z$.

    Args:
        v: visible states (N, V).
        w: weights (V, H).
        b_v: visible biases (V,).
        b_h: hidden biases (H,).

    Returns:
        One free energy per sample (N,).

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes do not fit.

    Source: Hinton 2010, section 16.1.
    """
    check_units("free_energy", w, v=v, b_v=b_v, b_h=b_h)
    return -(v @ b_v) - softplus(v @ w + b_h)[0].sum(1)


def gibbs_step(
    v: np.ndarray,
    w: np.ndarray,
    b_v: np.ndarray,
    b_h: np.ndarray,
    *,
    rng: np.random.Generator | None = None,
    uniforms: Uniforms | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    r"""Sample all hidden units given the visible ones, then all visible units given these hidden ones.

    Args:
        v: visible states (N, V).
        w: weights (V, H).
        b_v: visible biases (V,).
        b_h: hidden biases (H,).
        rng: where random numbers come from.
        uniforms: instead of ``rng``, the numbers in [0, 1) themselves: for the hidden (N, H) and the visible
            units (N, V). A unit is on where its number is below its probability.

    Returns:
        The new visible states (N, V) and the hidden states between (N, H), of zeros and ones.

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes do not fit, or neither ``rng`` nor ``uniforms`` is given.

    Source: Hinton 2010, section 2.
    """
    check_units("gibbs_step", w, v=v, b_v=b_v, b_h=b_h)
    u_h, u_v = uniforms or _draw(require_source("gibbs_step", rng), v, w)
    h = _sample(p_h(v, w, b_h), u_h)
    return _sample(p_v(h, w, b_v), u_v), h


def cd_update(
    v: np.ndarray,
    w: np.ndarray,
    b_v: np.ndarray,
    b_h: np.ndarray,
    *,
    k: int = 1,
    rng: np.random.Generator | None = None,
    uniforms: Sequence[Uniforms] | None = None,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    r"""Estimate by contrastive divergence the direction in which the data become more probable.

    $\Delta W = \frac1N \left( v_0^T\, p(h | v_0) - v_k^T\, p(h | v_k) \right)$: what the data show minus what
    the model makes of them after k Gibbs steps. The chain runs on sampled states; only its last
    reconstruction $v_k$ and both hidden statistics are probabilities, which saves sampling noise
    and costs a small bias.

    Args:
        v: data (N, V), in [0, 1].
        w: weights (V, H).
        b_v: visible biases (V,).
        b_h: hidden biases (H,).
        k: Gibbs steps.
        rng: where random numbers come from.
        uniforms: instead of ``rng``, one pair of arrays as for ``gibbs_step`` for each of the k steps; the
            second array of the last pair is not used.

    Returns:
        What to add, times the learning rate, to ``w`` (V, H), ``b_v`` (V,) and ``b_h`` (H,).

    Raises:
        TypeError: an array does not hold floating-point numbers, or the dtypes differ.
        ValueError: the shapes do not fit, k is below 1, or neither ``rng`` nor ``uniforms`` is given.

    Source: Hinton 2010, sections 2 and 3.
    """
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


def _draw(rng: np.random.Generator, v: np.ndarray, w: np.ndarray) -> Uniforms:
    hidden = (len(v), w.shape[1])
    return rng.random(hidden, dtype=v.dtype), rng.random(v.shape, dtype=v.dtype)


def _sample(p: np.ndarray, uniforms: np.ndarray) -> np.ndarray:
    return (uniforms < p).astype(p.dtype)

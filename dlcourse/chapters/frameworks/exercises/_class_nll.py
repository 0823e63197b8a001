"""Torch7's criterion, whose classes are counted from 1 (14.11)."""

import numpy as np

from dlcourse.checking import Case, Function, Symptom, edits, generic


def class_nll(log_p, targets):
    import torch.nn.functional as F

    return F.nll_loss(log_p, targets - 1)


def class_nll_by_index(log_p, targets):
    import torch

    picked = [row[int(target) - 1] for row, target in zip(log_p, targets, strict=True)]
    return -torch.stack(picked).mean()


def _nll_from_zero(log_p, targets):
    return -log_p.gather(1, targets[:, None]).mean()


def _nll_from_zero_again(log_p, targets):
    import torch

    if int(targets.max()) >= log_p.shape[1]:
        raise RuntimeError("index out of bounds")
    one_hot = torch.nn.functional.one_hot(targets, log_p.shape[1])
    return -(one_hot * log_p).sum() / len(targets)


def _counts_from_zero(evidence):
    """Class K lies outside, or comes round again; the others are taken one too high."""
    return any(call.got.kind == "returned" for call in evidence.failed) and all(
        _is_from_zero(call) for call in evidence.failed
    )


def _is_from_zero(call):
    log_p, targets = call.case.args
    if call.got.kind == "raised":
        return call.got.error in ("IndexError", "RuntimeError") and targets.max() == log_p.shape[1]
    picked = log_p[np.arange(len(targets)), targets % log_p.shape[1]]
    return np.shape(call.got.value) == () and np.isclose(call.got.value, -picked.mean())


_LOSS, _PICKED = "F.nll_loss(log_p, targets - 1)", "torch.stack(picked)"
_nll_edits = edits(
    (class_nll, class_nll_by_index),
    classes_shifted_up=[
        ("targets - 1", "(targets + 1) % log_p.shape[1]"),
        ("int(target) - 1", "(int(target) + 1) % len(row)"),
    ],
    softmax_twice=[
        (_LOSS, "F.cross_entropy(log_p.exp(), targets - 1)"),
        ("row[int(target) - 1]", "row.exp().log_softmax(0)[int(target) - 1]"),
    ],
    log_twice=[("nll_loss(log_p,", "nll_loss(log_p.log(),"), (_PICKED, f"{_PICKED}.log()")],
    sign_forgotten=[("return ", "return -"), ("return -", "return ")],
    all_pairs=[
        (_LOSS, "-log_p[:, targets - 1].mean()"),
        (
            "    picked",
            "    return -sum(log_p[:, int(t) - 1].mean() for t in targets) / len(targets)\n    picked",
        ),
    ],
    divided_by_classes=[(_LOSS, f"{_LOSS} / log_p.shape[1]"), (".mean()", ".mean() / log_p.shape[1]")],
    mean_missing=[("targets - 1", "targets - 1, reduction='none'"), (".mean()", "")],
)


def nll(answer, log_p, targets):
    import torch

    loss = answer(torch.from_numpy(log_p), torch.from_numpy(targets))  # which share the memory
    return loss.detach().numpy() if isinstance(loss, torch.Tensor) else loss


# ---- cases


def _log_p(rng, n, k):
    z = rng.normal(size=(n, k))
    return z - np.logaddexp.reduce(z, axis=1, keepdims=True)


def _nll_cases(rng):
    cases = []
    for n, k in ((5, 4), (1, 3), (6, 6)):
        targets = rng.integers(1, k + 1, n)
        targets[0] = k
        cases.append(Case(f"N={n}, K={k}", (_log_p(rng, n, k), targets), play=nll))
    low = rng.integers(1, 4, 4)
    return [*cases, Case("the last class is absent", (_log_p(rng, 4, 5), low), play=nll)]


class_nll_answer = Function(
    "class_nll",
    reference=class_nll,
    alternatives=[class_nll_by_index],
    mistakes=[
        Symptom("classes_from_zero", _counts_from_zero, _nll_from_zero, _nll_from_zero_again),
        *_nll_edits,
        generic.not_averaged(
            lambda log_p, t: class_nll(log_p, t) * len(t),
            lambda log_p, t: -sum(row[i - 1] for row, i in zip(log_p, t, strict=True)),
        ),
    ],
    visible=[
        Case(
            "classes 1 and 3",
            (np.log([[0.7, 0.2, 0.1], [0.1, 0.3, 0.6]]), np.array([1, 3])),
            play=nll,
        )
    ],
    cases=_nll_cases,
)

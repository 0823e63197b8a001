"""The second function of 14.5: the slope of a root at zero."""

import numpy as np

from dlcourse.checking import Case, Function, edits


def measured(answer, a, b):
    """The distances, and their gradient: finite everywhere, exact where two rows differ."""
    import torch

    x, y = torch.tensor(a, requires_grad=True), torch.tensor(b)
    values = answer(x, y)
    if not values.requires_grad:
        return {"distances": values.numpy(), "gradients are finite": False}
    values.sum().backward()
    apart = (a != b).any(axis=1)
    return {
        "distances": values.detach().numpy(),
        "gradients are finite": bool(torch.isfinite(x.grad).all()),
        "gradients of rows that differ": np.nan_to_num(x.grad.numpy()[apart], nan=1e9),
    }


# ---- the gradient


def distances(a, b):
    import torch

    return torch.linalg.vector_norm(a - b, dim=1)


def distances_by_two_wheres(a, b):
    import torch

    squares = ((a - b) ** 2).sum(dim=1)
    same = squares == 0
    safe = torch.where(same, 1.0, squares)
    return torch.where(same, 0.0, safe.sqrt())


def distances_with_eps(a, b):
    squares = (a - b).square().sum(1)
    d = (squares + 1e-14).sqrt()
    return d


_ROOTS = (distances_by_two_wheres, distances_with_eps)
_WHERE, _DIST, _SQ = "torch.where(same, 0.0, safe.sqrt())", "d = (squares + 1e-14).sqrt()", "squares.sqrt()"
_gradients = edits(
    _ROOTS,
    root_of_zero=[(_WHERE, _SQ), (_DIST, f"d = {_SQ}")],
    squared=[(_WHERE, "squares"), (_DIST, "d = squares")],
    eps_too_large=[(_WHERE, "(squares + 0.01).sqrt()"), ("1e-14", "0.01")],
    added_up=[(_WHERE, "(a - b).abs().sum(1)"), (_DIST, "d = (a - b).abs().sum(1)")],
    mean_of_squares=[("sum(dim=1)", "mean(dim=1)"), ("sum(1)", "mean(1)")],
    wrong_axis=[("sum(dim=1)", "sum(dim=0)"), ("sum(1)", "sum(0)")],
    one_number=[(".sum(dim=1)", ".sum()"), (".sum(1)", ".sum()")],
    no_gradient=[("safe.sqrt())", "safe.sqrt()).detach()"), (".sqrt()", ".sqrt().detach()")],
    sum_of_squares=[("(a - b) ** 2", "(a + b) ** 2"), ("(a - b)", "(a + b)")],
)


def _rows(rng):
    def case(name, n, d, equal):
        a, b = rng.normal(size=(2, n, d)) + 1
        b[equal] = a[equal]
        return Case(name, (a, b), play=measured, tol=1e-5)

    return [
        case("two rows of five are equal", 5, 3, [1, 4]),
        case("one of three", 3, 4, [0]),
        case("far and equal", 4, 2, [2]),
    ]


_A, _B = np.array([[3.0, 4.0], [1.0, 2.0]]), np.array([[0.0, 0.0], [1.0, 2.0]])

distances_answer = Function(
    "distances",
    distances,
    [distances_by_two_wheres, distances_with_eps],
    _gradients,
    [
        Case(
            "two pairs of rows",
            (_A, _B),
            play=measured,
            tol=1e-5,
            typed="a = torch.tensor([[3., 4.], [1., 2.]], requires_grad=True)\n"
            "b = torch.tensor([[0., 0.], [1., 2.]])\nd = distances(a, b)\n"
            "d.sum().backward(); d, a.grad",
        )
    ],
    _rows,
)

"""Three of the six programs: what is minimised."""

import numpy as np

from dlcourse.checking import Case, Function, edits

# ---- scripts: numbers in, numbers and gradients out


def _gradient_of(loss, scores):
    if not loss.requires_grad:
        return "none"
    loss.backward()
    return scores.grad.numpy()


def loss_of_scores(answer, scores, labels):
    """A loss and its gradient."""
    import torch

    x = torch.tensor(scores, requires_grad=True)
    loss = answer(x, torch.tensor(labels))
    return {"loss": loss.detach().numpy(), "gradient": _gradient_of(loss, x)}


def denoised(answer, clean, noise, scale):
    """The loss of a network with one weight and one offset, and its gradients."""
    import torch

    w, b = (torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in (scale, 0.1))
    loss = answer(lambda x: w * x + b, torch.tensor(clean), torch.tensor(noise))
    loss.backward()
    return {"loss": loss.item(), "gradient": np.array([w.grad.item(), b.grad.item()])}


# ---- digits: a softmax too many


def digit_loss(scores, labels):
    import torch.nn.functional as F

    return F.cross_entropy(scores, labels)


def digit_loss_by_hand(scores, labels):
    import torch

    log_p = scores - torch.logsumexp(scores, dim=1, keepdim=True)
    return -log_p[torch.arange(len(labels)), labels].mean()


def digit_loss_by_nll(scores, labels):
    import torch.nn.functional as F

    log_p = F.log_softmax(scores, 1)
    return F.nll_loss(log_p, labels)


_DIGITS = (digit_loss_by_hand, digit_loss_by_nll)
_P = "    log_p = log_p.exp()\n"
_digit_mistakes = edits(
    _DIGITS,
    softmax_too_many=[
        ("    log_p =", "    scores = scores.softmax(1)\n    log_p ="),
        ("(scores, 1)", "(scores.softmax(1), 1)"),
    ],
    sigmoid_before=[
        ("    log_p =", "    scores = scores.sigmoid()\n    log_p ="),
        ("(scores, 1)", "(scores.sigmoid(), 1)"),
    ],
    logarithm_missing=[("    return", _P + "    return"), ("    return", _P + "    return")],
    sum_not_mean=[(".mean()", ".sum()"), ("log_p, labels)", "log_p, labels, reduction='sum')")],
    sign_forgotten=[("return -", "return "), ("return ", "return -")],
    softmax_missing=[
        ("scores - torch.logsumexp(scores, dim=1, keepdim=True)", "scores"),
        ("F.log_softmax(scores, 1)", "scores"),
    ],
    divided_by_classes=[
        (".mean()", ".mean() / scores.shape[1]"),
        ("(log_p, labels)", "(log_p, labels) / scores.shape[1]"),
    ],
    over_the_samples=[("dim=1", "dim=0"), ("scores, 1", "scores, 0")],
)


def _scores(rng):
    def case(name, n, k):
        return Case(name, (3 * rng.normal(size=(n, k)), rng.integers(0, k, n)), play=loss_of_scores, tol=1e-6)

    return [case("ten classes", 7, 10), case("three classes", 4, 3), case("one sample", 1, 5)]


# ---- noisy pictures: the target is the noisy one


def denoising_loss(model, clean, noise):
    import torch.nn.functional as F

    return F.mse_loss(model(clean + noise), clean)


def denoising_loss_by_hand(model, clean, noise):
    noisy = clean + noise
    error = model(noisy) - clean
    return (error**2).mean()


_NOISE = (denoising_loss, denoising_loss_by_hand)
_noise_mistakes = edits(
    _NOISE,
    noisy_target=[("noise), clean", "noise), clean + noise"), ("- clean", "- noisy")],
    clean_input=[("model(clean + noise)", "model(clean)"), ("model(noisy)", "model(clean)")],
    noise_as_target=[("noise), clean", "noise), noise"), ("- clean", "- noise")],
    noise_alone_read=[("model(clean + noise)", "model(noise)"), ("model(noisy)", "model(noise)")],
    without_the_model=[
        ("model(clean + noise)", "model(clean) + noise"),
        ("model(noisy)", "model(clean) + noise"),
    ],
    sum_not_mean=[("noise), clean", "noise), clean, reduction='sum'"), (".mean()", ".sum()")],
    not_squared=[("mse_loss", "l1_loss"), ("error**2", "error.abs()")],
)


def _noises(rng):
    def case(name, *shape):
        clean = rng.uniform(0.2, 1, shape)
        return Case(
            name, (clean, rng.normal(0, 0.7, shape), float(rng.uniform(0.3, 0.8))), play=denoised, tol=1e-6
        )

    return [
        case("a batch", 4, 1, 3, 3),
        case("a single picture", 1, 1, 2, 5),
        case("wide pictures", 3, 1, 2, 6),
    ]


# ---- a diagnosis: scores taken for probabilities


def tumour_loss(scores, labels):
    import torch.nn.functional as F

    return F.binary_cross_entropy_with_logits(scores, labels)


def tumour_loss_by_hand(scores, labels):
    import torch.nn.functional as F

    each = F.softplus(scores) - labels * scores
    return each.mean()


def tumour_loss_by_signs(scores, labels):
    import torch

    log_p = torch.nn.functional.logsigmoid((2 * labels - 1) * scores)
    return -log_p.mean()


_TUMOURS = (tumour_loss_by_hand, tumour_loss_by_signs)
_FROM_P = "-(labels * {p}.log() + (1 - labels) * (1 - {p}).log())"
_CUT = "scores.clamp(1e-7, 1 - 1e-7)"
_tumour_mistakes = edits(
    _TUMOURS,
    scores_as_probabilities=[
        ("F.softplus(scores) - labels * scores", _FROM_P.format(p=_CUT)),
        ("torch.nn.functional.logsigmoid((2 * labels - 1) * scores)", "-(" + _FROM_P.format(p=_CUT) + ")"),
    ],
    sigmoid_too_many=[
        ("    each =", "    scores = scores.sigmoid()\n    each ="),
        ("    log_p =", "    scores = scores.sigmoid()\n    log_p ="),
    ],
    labels_reversed=[("labels * scores", "(1 - labels) * scores"), ("2 * labels - 1", "1 - 2 * labels")],
    sum_not_mean=[(".mean()", ".sum()"), (".mean()", ".sum()")],
    sign_forgotten=[("return each", "return -each"), ("return -", "return ")],
    squared_error=[
        ("F.softplus(scores) - labels * scores", "(scores.sigmoid() - labels) ** 2"),
        ("torch.nn.functional.logsigmoid((2 * labels - 1) * scores)", "-((scores.sigmoid() - labels) ** 2)"),
    ],
    softmax_over_the_samples=[
        ("F.softplus(scores) - labels * scores", _FROM_P.format(p="scores.softmax(0)")),
        (
            "torch.nn.functional.logsigmoid((2 * labels - 1) * scores)",
            "-(" + _FROM_P.format(p="scores.softmax(0)") + ")",
        ),
    ],
)


def _tumours(rng):
    def case(name, n, spread):
        y = rng.integers(0, 2, n).astype(float)
        y[:2] = 0, 1
        return Case(name, (spread * rng.normal(size=n), y), play=loss_of_scores, tol=1e-6)

    return [case("usual scores", 6, 2.0), case("large scores", 5, 9.0), case("two samples", 2, 3.0)]


# ---- answers

_SCORES = np.array([[2.0, 0.0, -1.0], [0.5, 1.5, 0.0]])
_CLEAN = np.array([[[[0.0, 1.0], [1.0, 0.0]]]])
answers = [
    Function(
        "digit_loss",
        digit_loss,
        [digit_loss_by_hand, digit_loss_by_nll],
        _digit_mistakes,
        [Case("two samples", (_SCORES, np.array([0, 2])), play=loss_of_scores, tol=1e-6)],
        _scores,
        weight=3,
    ),
    Function(
        "denoising_loss",
        denoising_loss,
        [denoising_loss_by_hand],
        _noise_mistakes,
        [
            Case(
                "four pixels",
                (_CLEAN, _CLEAN.transpose(0, 1, 3, 2) * 0.5 - 0.1, 0.5),
                play=denoised,
                tol=1e-6,
            )
        ],
        _noises,
        weight=3,
    ),
    Function(
        "tumour_loss",
        tumour_loss,
        [tumour_loss_by_hand, tumour_loss_by_signs],
        _tumour_mistakes,
        [
            Case(
                "three samples",
                (np.array([2.0, -1.0, 0.5]), np.array([1.0, 0.0, 0.0])),
                play=loss_of_scores,
                tol=1e-6,
            )
        ],
        _tumours,
        weight=3,
    ),
]

"""13.3 One step of each player in PyTorch: the other's weights stay, and no gradients are left behind."""

import math
import re
from functools import partial
from numbers import Number

import torch
from torch import nn
from torch.nn import functional as F

from dlcourse.checking import Case, Exercise, Function, edits, replaced, returning, retyped, seen
from dlcourse.checking.diagnosis.techniques import stops_with
from dlcourse.torch.gan import d_loss, g_loss

# ---- the game that a step is tried in, and what is looked at afterwards


def _players(seed, noise, features, batch_norm, shift):
    """A generator, and a discriminator whose logits are shifted by so much."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        generator = nn.Sequential(nn.Linear(noise, 5), nn.LeakyReLU(0.2), nn.Linear(5, features))
        norm = [nn.BatchNorm1d(4)] if batch_norm else []
        discriminator = nn.Sequential(nn.Linear(features, 4), *norm, nn.LeakyReLU(0.2), nn.Linear(4, 1))
    discriminator[-1].bias.data += shift
    return {"generator": generator, "discriminator": discriminator}


def _copies(players, of):
    return {name: [of(param) for param in player.parameters()] for name, player in players.items()}


def _weight(param):
    return param.detach().clone()


def _gradient(param):
    return torch.zeros_like(param) if param.grad is None else param.grad.detach().clone()


def _changed(before, after):
    """Names of the players of which something changed; a gradient that is now zero was cleared."""
    pairs = {name: zip(before[name], after[name], strict=True) for name in before}
    return [name for name in pairs if any(not torch.equal(a, b) and bool(b.any()) for a, b in pairs[name])]


def _left(players):
    frozen = [n for n, player in players.items() if not all(p.requires_grad for p in player.parameters())]
    return {"frozen": frozen, "in evaluation mode": [n for n, p in players.items() if not p.training]}


def _play(who, step, seed, sizes, noise=2, features=2, batch_norm=False, shift=0.0):
    """One step of a player in a game in which both still hold gradients of earlier steps."""
    players = _players(seed, noise, features, batch_norm, shift)
    for player in players.values():
        for param in player.parameters():
            param.grad = torch.full_like(param, 0.5)
    optimizers = (
        torch.optim.Adam(players["generator"].parameters(), lr=0.02, betas=(0.5, 0.999)),
        torch.optim.SGD(players["discriminator"].parameters(), lr=0.3),
    )
    rng = torch.Generator().manual_seed(seed)
    columns = (features, noise)[-len(sizes) :]
    *real, z = [torch.randn(n, k, generator=rng) for n, k in zip(sizes, columns, strict=True)]
    weights, gradients, chance = _copies(players, _weight), _copies(players, _gradient), torch.get_rng_state()
    loss = step(*players.values(), *optimizers, *(1 + 2 * x for x in real), z)
    return {
        "loss": float(loss) if isinstance(loss, torch.Tensor) else loss,
        "loss is a number": isinstance(loss, Number),
        "moved": _changed(weights, _copies(players, _weight)),
        "weights": _copies(players, _weight)[who],
        "new gradients in the other": [
            n for n in _changed(gradients, _copies(players, _gradient)) if n != who
        ],
        "left": _left(players),
        "draws random numbers of its own": not torch.equal(chance, torch.get_rng_state()),
    }


def play_d(step, *args, **options):
    """A step of the discriminator with as many real and generated samples as ``sizes`` says."""
    return _play("discriminator", step, *args, **options)


def play_g(step, *args, **options):
    """A step of the generator."""
    return _play("generator", step, *args, **options)


# ---- what a step does, whatever its code


def _games(evidence, holds):
    """``holds(result)`` for every game in which the discriminator is not too sure, and something failed."""
    games = [call.got.value for call in evidence.calls if not call.case.kwargs.get("shift")]
    return bool(evidence.failed) and all(isinstance(game, dict) and holds(game) for game in games)


def _every(holds):
    return lambda evidence: _games(evidence, holds)


def _only_when_sure(holds):
    """Right in every other game; ``holds(loss, right)`` for the loss where the discriminator is very sure."""
    return lambda evidence: (
        bool(evidence.failed)
        and all(
            call.case.kwargs.get("shift") and holds(call.got.value["loss"], call.expected.value["loss"])
            for call in evidence.failed
        )
    )


def _nobody_moves(source):
    """No weight changes, and ``source(names)`` holds for the methods that the code calls, in their order."""
    called = re.compile(r"(\w+)\.(zero_grad|backward|step)\(")
    return lambda evidence: (
        _games(evidence, lambda game: not game["moved"])
        and source(" ".join(f"{who}.{what}" for who, what in called.findall(evidence.source)))
    )


def _other_moves(own, other):
    """The other player moves alone, or nobody does because only the other one's optimizer steps."""
    only = _nobody_moves(
        lambda called: f"{other[0]}_optimizer.step" in called and f"{own[0]}_opt" not in called
    )
    return lambda evidence: _games(evidence, lambda game: game["moved"] == [other]) or only(evidence)


def _no_backward(evidence):
    """Every step comes to its end, and the source lets an optimizer step but asks for no gradients."""
    code = evidence.source
    return ".step(" in code and _games(evidence, lambda game: not re.search(r"backward|\bgrad\(", code))


def _cleared_late(own):
    """The gradients of the player that learns are cleared between backward() and step()."""
    cleared = rf"backward (\S+ )*?({own[0]}_optimizer|{own}|optimizer)\.zero_grad (\S+ )*?\w+\.step"
    return _nobody_moves(lambda called: re.search(cleared, called))


_both_move = _every(lambda game: len(game["moved"]) == 2)
_no_step = _nobody_moves(lambda called: "backward" in called and ".step" not in called)
_fresh_noise = _every(lambda game: game["draws random numbers of its own"])
_left_frozen = _every(lambda game: game["left"]["frozen"])
_left_in_evaluation = _every(lambda game: game["left"]["in evaluation mode"])
_nothing_returned = _every(lambda game: game["loss"] is None)
_tensor_returned = _every(lambda game: not game["loss is a number"] and isinstance(game["loss"], float))
_wants_probabilities = stops_with("all elements of input should be between 0 and 1")
_no_graph = stops_with("does not require grad and does not have a grad_fn")
_item_too_early = stops_with("'float' object has no attribute 'backward'")
_infinite = _only_when_sure(lambda loss, _: not math.isfinite(loss))
_limited = _only_when_sure(lambda loss, right: loss < right)


def _in_both_steps(authors, who):
    """What is told by what happens, the same for either player; ``who`` and the other one."""
    own, other = who
    step = f"    {own[0]}_optimizer.step()\n"
    late = f"    {other[0]}_optimizer.zero_grad()\n    {own[0]}_optimizer.zero_grad()\n{step}"
    back = "    loss.backward()\n"
    return [
        *seen(_nothing_returned, returning(authors, returns_nothing="None")),
        *seen(_no_graph, replaced(authors, back, backward_without_graph=f"    loss = loss.detach()\n{back}")),
        *seen(
            _item_too_early, replaced(authors, back, item_before_backward=f"    loss = loss.item()\n{back}")
        ),
        *seen(_no_backward, replaced(authors, back, backward_forgotten="")),
        *seen(_no_step, replaced(authors, step, step_forgotten="")),
        *seen(_cleared_late(own), replaced(authors, step, cleared_before_step=late)),
        *seen(
            _other_moves(own, other),
            replaced(authors, step, wrong_optimizer=f"    {other[0]}_optimizer.step()\n"),
        ),
        *seen(_tensor_returned, returning(authors, tensor_instead=["loss", "loss.detach()"])),
    ]


# ---- the discriminator's step


def train_step_d(generator, discriminator, g_optimizer, d_optimizer, real, z):
    with torch.no_grad():
        fake = generator(z)
    loss, _ = d_loss(discriminator(real), discriminator(fake))
    d_optimizer.zero_grad()
    loss.backward()
    d_optimizer.step()
    return loss.item()


def d_by_softplus(generator, discriminator, g_optimizer, d_optimizer, real, z):
    d_optimizer.zero_grad()
    fake = generator(z).detach()
    x, y = discriminator(real), discriminator(fake)
    loss = F.softplus(-x).mean() + F.softplus(y).mean()
    loss.backward()
    d_optimizer.step()
    return loss.item()


def d_by_labels(generator, discriminator, g_optimizer, d_optimizer, real, z):
    fake = generator(z).data
    x, y = discriminator(real), discriminator(fake)
    bce = F.binary_cross_entropy_with_logits
    loss = bce(x, torch.ones_like(x)) + bce(y, torch.zeros_like(y))
    discriminator.zero_grad()
    loss.backward()
    d_optimizer.step()
    return float(loss)


D_AUTHORS = (d_by_softplus, d_by_labels)
_d_fakes = partial(retyped, D_AUTHORS, "fake = ")
_d_logits = partial(retyped, D_AUTHORS, "x, y = ")
_d_loss = partial(retyped, D_AUTHORS, "loss = ")
_BCE = "sum(F.binary_cross_entropy({0}, torch.full_like(z, i)) for i, z in enumerate([y, x]))"
d_mistakes = [
    *_in_both_steps(D_AUTHORS, ("discriminator", "generator")),
    *seen(_wants_probabilities, _d_loss(outputs_as_probabilities=_BCE.format("z"))),
    *seen(_fresh_noise, _d_fakes(argument_ignored="generator(torch.randn_like(z)).detach()")),
    *seen(_left_frozen, _d_fakes(left_frozen="generator.requires_grad_(False)(z)")),
    *seen(_left_in_evaluation, _d_fakes(left_in_evaluation_mode="generator.eval()(z).detach()")),
    *seen(
        _both_move,
        replaced(
            D_AUTHORS, "    d_optimizer.step()\n", both_step="    d_optimizer.step(); g_optimizer.step()\n"
        ),
    ),
    *_d_fakes(not_detached="generator(z)"),
    *_d_logits(
        one_batch="discriminator(torch.cat([real, fake])).split([len(real), len(fake)])",
        fake_logits_detached="discriminator(real), discriminator(fake).detach()",
    ),
    *edits(
        D_AUTHORS,
        old_gradients=[("    d_optimizer.zero_grad()\n", ""), ("    discriminator.zero_grad()\n", "")],
    ),
    *_d_loss(
        labels_swapped=[
            "F.softplus(x).mean() + F.softplus(-y).mean()",
            "F.softplus(x).mean() + F.softplus(y).mean()",
        ],
        all_called_real="F.softplus(-x).mean() + F.softplus(-y).mean()",
        halved="(F.softplus(-x).mean() + F.softplus(y).mean()) / 2",
        not_averaged="F.softplus(-x).sum() + F.softplus(y).sum()",
        real_only="F.softplus(-x).mean()",
        fakes_only="F.softplus(y).mean()",
        added_before_mean="(F.softplus(-x) + F.softplus(y)).mean()",
        negated="-F.softplus(-x).mean() - F.softplus(y).mean()",
        sigmoid_twice="F.softplus(-torch.sigmoid(x)).mean() + F.softplus(torch.sigmoid(y)).mean()",
    ),
    *returning(
        D_AUTHORS,
        loss_after_step="(F.softplus(-discriminator(real)).mean()"
        " + F.softplus(discriminator(fake)).mean()).item()",
    ),
    *seen(
        _infinite,
        _d_loss(log_of_zero="-(torch.sigmoid(x).log().mean() + (1 - torch.sigmoid(y)).log().mean())"),
    ),
    *seen(_limited, _d_loss(epsilon_in_log=_BCE.format("torch.sigmoid(z)"))),
]


# ---- the generator's step


def train_step_g(generator, discriminator, g_optimizer, d_optimizer, z):
    loss, _ = g_loss(discriminator(generator(z)))
    g_optimizer.zero_grad()
    loss.backward()
    g_optimizer.step()
    discriminator.zero_grad()
    return loss.item()


def g_by_softplus(generator, discriminator, g_optimizer, d_optimizer, z):
    g_optimizer.zero_grad()
    fake = generator(z)
    y = discriminator(fake)
    loss = F.softplus(-y).mean()
    loss.backward()
    g_optimizer.step()
    d_optimizer.zero_grad()
    return loss.item()


def g_by_labels(generator, discriminator, g_optimizer, d_optimizer, z):
    fake = generator(z)
    y = discriminator(fake)
    loss = F.binary_cross_entropy_with_logits(y, torch.ones_like(y))
    generator.zero_grad()
    loss.backward()
    g_optimizer.step()
    discriminator.zero_grad()
    return float(loss)


G_AUTHORS = (g_by_softplus, g_by_labels)
_g_fakes = partial(retyped, G_AUTHORS, "fake = ")
_g_logits = partial(retyped, G_AUTHORS, "y = ")
_g_loss = partial(retyped, G_AUTHORS, "loss = ")
_CLEARED_D = ("    d_optimizer.zero_grad()\n", "    discriminator.zero_grad()\n")
g_mistakes = [
    *_in_both_steps(G_AUTHORS, ("generator", "discriminator")),
    *seen(
        _wants_probabilities,
        _g_loss(outputs_as_probabilities="F.binary_cross_entropy(y, torch.ones_like(y))"),
    ),
    *seen(_fresh_noise, _g_fakes(argument_ignored="generator(torch.randn_like(z))")),
    *seen(_left_frozen, _g_logits(left_frozen="discriminator.requires_grad_(False)(fake)")),
    *seen(_left_in_evaluation, _g_logits(left_in_evaluation_mode="discriminator.eval()(fake)")),
    *seen(
        _both_move,
        replaced(
            G_AUTHORS, "    g_optimizer.step()\n", both_step="    g_optimizer.step(); d_optimizer.step()\n"
        ),
    ),
    *_g_fakes(detached="generator(z).detach()"),
    *edits(G_AUTHORS, discriminator_not_cleared=[(line, "") for line in _CLEARED_D]),
    *edits(
        G_AUTHORS, old_gradients=[("    g_optimizer.zero_grad()\n", ""), ("    generator.zero_grad()\n", "")]
    ),
    *_g_loss(
        saturating="-F.softplus(y).mean()",
        plays_for_the_other_side=["F.softplus(y).mean()", "-F.softplus(-y).mean()"],
        not_averaged="F.softplus(-y).sum()",
        sigmoid_twice="F.softplus(-torch.sigmoid(y)).mean()",
    ),
    *returning(G_AUTHORS, loss_after_step="F.softplus(-discriminator(generator(z))).mean().item()"),
    *seen(_infinite, _g_loss(log_of_zero="-torch.sigmoid(y).log().mean()")),
    *seen(
        _limited,
        _g_loss(
            epsilon_in_log=[
                "F.binary_cross_entropy(torch.sigmoid(y), torch.ones_like(y))",
                "-torch.log(torch.sigmoid(y) + 1e-8).mean()",
            ]
        ),
    ),
]


# ---- cases


def _case(play, step, name, args, **options):
    """A game, shown as the call with the shapes of the samples."""
    _, sizes, *given = args
    noise, features = [*given, 2, 2][:2]
    last = -len(sizes)
    samples = dict(zip(("real", "z")[last:], zip(sizes, (features, noise)[last:], strict=True), strict=True))
    shapes = ", ".join(f"{each}: {shape}" for each, shape in samples.items())
    called = f"{step}(generator, discriminator, g_optimizer, d_optimizer, {', '.join(samples)})  # {shapes}"
    return Case(name, args, options, play=play, tol=1e-4, typed=called)


DCase = partial(_case, play_d, "train_step_d")
GCase = partial(_case, play_g, "train_step_g")


def drawn_d(rng):
    seed = int(rng.integers(1000))
    return [
        DCase("other sizes", (seed, (7, 3), 4, 5)),
        DCase("batch of one", (seed + 1, (1, 1), 1, 3)),
        DCase("more fakes than real samples", (seed + 2, (4, 9))),
        DCase("batch normalisation", (seed + 3, (6, 9), 3, 2, True)),
        DCase("D is sure of fakes", (seed + 4, (5, 3)), shift=-500.0),
        DCase("D is sure of real samples", (seed + 5, (4, 3)), shift=500.0),
    ]


def drawn_g(rng):
    seed = int(rng.integers(1000))
    return [
        GCase("other sizes", (seed, (7,), 4, 5)),
        GCase("batch of one", (seed + 1, (1,), 1, 3)),
        GCase("five samples", (seed + 2, (5,))),
        GCase("D is sure of fakes", (seed + 3, (6,)), shift=-500.0),
    ]


d_visible = [DCase("one step", (0, (6, 6))), DCase("batch normalisation", (1, (8, 8), 2, 2, True))]
g_visible = [GCase("one step", (0, (6,))), GCase("8 noise features", (1, (4,), 8))]
answers = [
    Function("train_step_d", train_step_d, D_AUTHORS, d_mistakes, d_visible, drawn_d),
    Function("train_step_g", train_step_g, G_AUTHORS, g_mistakes, g_visible, drawn_g),
]
exercise = Exercise(number="13.3", points=12, needs="torch", answers=answers)

"""13.3 One step of each player in PyTorch: the other's weights stay, and no gradients are left behind."""

import torch
from torch import nn
from torch.nn import functional as F

from dlcourse.checking import Case, Exercise, Function, Wrong
from dlcourse.torch.gan import d_loss, g_loss

# ---- the game that a step is tried in


def _players(seed, noise, features, batch_norm):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        generator = nn.Sequential(nn.Linear(noise, 5), nn.LeakyReLU(0.2), nn.Linear(5, features))
        norm = [nn.BatchNorm1d(4)] if batch_norm else []
        discriminator = nn.Sequential(nn.Linear(features, 4), *norm, nn.LeakyReLU(0.2), nn.Linear(4, 1))
    return generator.double(), discriminator.double()


def _game(seed, noise, features, batch_norm):
    """Both players, an optimizer for each, and a source of data."""
    generator, discriminator = _players(seed, noise, features, batch_norm)
    optimizers = (
        torch.optim.Adam(generator.parameters(), lr=0.02, betas=(0.5, 0.999)),
        torch.optim.SGD(discriminator.parameters(), lr=0.3),
    )
    rng = torch.Generator().manual_seed(seed)

    def draw(n, size):
        return torch.randn(n, size, generator=rng, dtype=torch.float64)

    return generator, discriminator, optimizers, draw


def _weights(player):
    return [param.detach().clone() for param in player.parameters()]


def _holds_gradients(player):
    return any(param.grad is not None and bool(param.grad.any()) for param in player.parameters())


def _leave_old_gradients(player):
    for param in player.parameters():
        param.grad = torch.full_like(param, 0.5)


def play_d(step, seed, n, m, noise=2, features=2, batch_norm=False):
    """One step of the discriminator, which still holds gradients of an earlier step."""
    generator, discriminator, (g_optimizer, d_optimizer), draw = _game(seed, noise, features, batch_norm)
    _leave_old_gradients(discriminator)
    loss = step(generator, discriminator, g_optimizer, d_optimizer, 1 + 2 * draw(n, features), draw(m, noise))
    return {
        "loss": loss,
        "discriminator": _weights(discriminator),
        "generator": _weights(generator),
        "gradients left in the generator": _holds_gradients(generator),
    }


def play_g(step, seed, n, noise=2, features=2):
    """One step of the generator, which still holds gradients of an earlier step."""
    generator, discriminator, (g_optimizer, d_optimizer), draw = _game(seed, noise, features, False)
    _leave_old_gradients(generator)
    loss = step(generator, discriminator, g_optimizer, d_optimizer, draw(n, noise))
    return {
        "loss": loss,
        "generator": _weights(generator),
        "discriminator": _weights(discriminator),
        "gradients left in the discriminator": _holds_gradients(discriminator),
    }


def several(play, steps):
    """The same play with other seeds, one after the other."""

    def script(step, seed, n, *others):
        return [play(step, seed + i, n, *others) for i in range(steps)]

    return script


# ---- the discriminator's step


def train_step_d(generator, discriminator, g_optimizer, d_optimizer, real, z):
    with torch.no_grad():
        fake = generator(z)
    loss, _ = d_loss(discriminator(real), discriminator(fake))
    d_optimizer.zero_grad()
    loss.backward()
    d_optimizer.step()
    return loss.item()


def d_step(
    detach=True,
    labels=(1.0, 0.0),
    scale=1.0,
    clear=True,
    together=False,
    probabilities=False,
    own_optimizer=True,
):
    """The step by binary cross-entropy with labels; it can be given a fault."""

    def step(generator, discriminator, g_optimizer, d_optimizer, real, z):
        fake = generator(z).detach() if detach else generator(z)
        if together:
            judged = discriminator(torch.cat([real, fake])).split([len(real), len(fake)])
        else:
            judged = discriminator(real), discriminator(fake)
        if probabilities:
            judged = [torch.sigmoid(logits) for logits in judged]
        losses = [
            F.binary_cross_entropy_with_logits(logits, torch.full_like(logits, label))
            for logits, label in zip(judged, labels, strict=True)
        ]
        optimizer = d_optimizer if own_optimizer else g_optimizer
        if clear:
            d_optimizer.zero_grad()
        loss = scale * (losses[0] + losses[1])
        loss.backward()
        optimizer.step()
        return loss.item()

    return step


def d_step_by_grad(target=1, scale=1.0, clear=True, together=False, squash=None, own_optimizer=True):
    """The step by asking for the gradients of one player only; it can be given a fault."""

    def step(generator, discriminator, g_optimizer, d_optimizer, real, z):
        fake = generator(z)
        if together:
            logits = discriminator(torch.vstack([real, fake]))
            real_logits, fake_logits = logits[: len(real)], logits[len(real) :]
        else:
            real_logits, fake_logits = discriminator(real), discriminator(fake)
        if squash:
            real_logits, fake_logits = squash(real_logits), squash(fake_logits)
        loss = (F.softplus(-target * real_logits).mean() + F.softplus(target * fake_logits).mean()) * scale
        params = list(discriminator.parameters())
        for param, grad in zip(params, torch.autograd.grad(loss, params), strict=True):
            param.grad = grad if clear else param.grad + grad
        (d_optimizer if own_optimizer else g_optimizer).step()
        return float(loss)

    return step


def _gradients_reach_the_generator(generator, discriminator, g_optimizer, d_optimizer, real, z):
    d_optimizer.zero_grad()
    loss = F.softplus(-discriminator(real)).mean() + F.softplus(discriminator(generator(z))).mean()
    loss.backward()
    d_optimizer.step()
    return loss.item()


_D_MISTAKES = [
    Wrong("not_detached", d_step(detach=False), _gradients_reach_the_generator),
    Wrong("labels_swapped", d_step(labels=(0.0, 1.0)), d_step_by_grad(target=-1)),
    Wrong("halved", d_step(scale=0.5), d_step_by_grad(scale=0.5)),
    Wrong("old_gradients", d_step(clear=False), d_step_by_grad(clear=False)),
    Wrong("one_batch", d_step(together=True), d_step_by_grad(together=True)),
    Wrong("sigmoid_twice", d_step(probabilities=True), d_step_by_grad(squash=torch.sigmoid)),
    Wrong("wrong_optimizer", d_step(own_optimizer=False), d_step_by_grad(own_optimizer=False)),
]


# ---- the generator's step


def train_step_g(generator, discriminator, g_optimizer, d_optimizer, z):
    loss, _ = g_loss(discriminator(generator(z)))
    g_optimizer.zero_grad()
    loss.backward()
    g_optimizer.step()
    d_optimizer.zero_grad()
    return loss.item()


def g_step(detach=False, label=1.0, sign=1.0, clear=True, tidy=True, probabilities=False, own_optimizer=True):
    """The step by binary cross-entropy with labels; it can be given a fault."""

    def step(generator, discriminator, g_optimizer, d_optimizer, z):
        if clear:
            g_optimizer.zero_grad()
        fake = generator(z)
        logits = discriminator(fake.detach() if detach else fake)
        judged = torch.sigmoid(logits) if probabilities else logits
        loss = sign * F.binary_cross_entropy_with_logits(judged, torch.full_like(judged, label))
        loss.backward()
        (g_optimizer if own_optimizer else d_optimizer).step()
        if tidy:
            discriminator.zero_grad()
        return loss.item()

    return step


def g_step_by_grad(
    loss_of=lambda z: F.softplus(-z), reach=True, clear=True, also_d=False, own_optimizer=True
):
    """The step by asking for the gradients of one player only; it can be given a fault."""

    def step(generator, discriminator, g_optimizer, d_optimizer, z):
        fake = generator(z)
        loss = loss_of(discriminator(fake)).mean()
        optimizer, player = (g_optimizer, generator) if own_optimizer else (d_optimizer, discriminator)
        params = list(player.parameters())
        if reach:
            grads = torch.autograd.grad(loss, params, retain_graph=True)
            for param, grad in zip(params, grads, strict=True):
                param.grad = grad if clear else param.grad + grad
            optimizer.step()
        player.zero_grad()
        if also_d:
            others = list(discriminator.parameters())
            for param, grad in zip(others, torch.autograd.grad(loss, others), strict=True):
                param.grad = grad
        return loss.item()

    return step


_G_MISTAKES = [
    Wrong("detached", g_step(detach=True), g_step_by_grad(reach=False)),
    Wrong("discriminator_not_cleared", g_step(tidy=False), g_step_by_grad(also_d=True)),
    Wrong(
        "saturating",
        g_step(label=0.0, sign=-1.0),
        g_step_by_grad(lambda z: -F.softplus(z)),
    ),
    Wrong("plays_for_the_other_side", g_step(label=0.0), g_step_by_grad(F.softplus)),
    Wrong("old_gradients", g_step(clear=False), g_step_by_grad(clear=False)),
    Wrong(
        "sigmoid_twice", g_step(probabilities=True), g_step_by_grad(lambda z: F.softplus(-torch.sigmoid(z)))
    ),
    Wrong("wrong_optimizer", g_step(own_optimizer=False), g_step_by_grad(own_optimizer=False)),
]


# ---- cases


def _d_drawn(rng):
    seed = int(rng.integers(1000))
    return [
        Case("other sizes", (seed, 7, 3, 4, 5), play=play_d),
        Case("batch of one", (seed, 1, 1, 1, 3), play=play_d),
        Case("batch normalisation", (seed + 1, 6, 9, 3, 2, True), play=play_d),
        Case("three games", (seed + 2, 5, 4), play=several(play_d, 3)),
    ]


def _g_drawn(rng):
    seed = int(rng.integers(1000))
    return [
        Case("other sizes", (seed, 7, 4, 5), play=play_g),
        Case("batch of one", (seed, 1, 1, 3), play=play_g),
        Case("three games", (seed + 2, 5), play=several(play_g, 3)),
    ]


exercise = Exercise(
    number="13.3",
    points=12,
    needs="torch",
    answers=[
        Function(
            "train_step_d",
            reference=train_step_d,
            alternatives=[d_step(), d_step_by_grad()],
            mistakes=_D_MISTAKES,
            visible=[
                Case("one step", (0, 6, 6), play=play_d),
                Case("batch normalisation", (1, 8, 8, 2, 2, True), play=play_d),
            ],
            cases=_d_drawn,
        ),
        Function(
            "train_step_g",
            reference=train_step_g,
            alternatives=[g_step(), g_step_by_grad()],
            mistakes=_G_MISTAKES,
            visible=[
                Case("one step", (0, 6), play=play_g),
                Case("8 noise features", (1, 4, 8), play=play_g),
            ],
            cases=_g_drawn,
        ),
    ],
)

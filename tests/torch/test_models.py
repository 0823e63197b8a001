"""PyTorch models: with NumPy's weights they compute the same, forward and backward, and train the same."""

import numpy as np
import pytest
import torch
from parity import assert_close
from trainings import assert_holds, torch_rbm_of_bars

import dlcourse.numpy.models as numpy_models
import dlcourse.torch.models as torch_models
from dlcourse.numpy.init import zeros
from dlcourse.numpy.optim import SGD

SYMBOLS = np.array([[1, 2, 3, 1], [0, 4, 4, 2], [2, 2, 1, 0]])
BUILDERS = {
    "mlp": (lambda m, rng: m.mlp((6, 5, 4), rng=rng), (7, 6)),
    "lenet 28": (lambda m, rng: m.lenet(28, rng=rng), (2, 1, 28, 28)),
    "lenet 8": (lambda m, rng: m.lenet(8, rng=rng), (3, 1, 8, 8)),
    "vgg": (lambda m, rng: m.small_vgg(8, rng=rng, in_channels=2, widths=(3, 4)), (2, 2, 8, 8)),
    "resnet": (lambda m, rng: m.resnet20(rng=rng, width=2), (2, 3, 16, 16)),
    "plain": (lambda m, rng: m.plain20(rng=rng, width=2, blocks=1), (2, 3, 16, 16)),
    "autoencoder": (lambda m, rng: m.autoencoder((6, 4, 2), rng=rng), (5, 6)),
    "denoising": (lambda m, rng: m.denoising_autoencoder((6, 4), noise=0.2, rng=rng), (5, 6)),
    "conv autoencoder": (lambda m, rng: m.conv_autoencoder(rng=rng, widths=(2, 3)), (2, 1, 28, 28)),
    "char_lstm": (lambda m, rng: m.char_lstm(5, rng=rng, embedding_dim=3, hidden_size=4), SYMBOLS),
    "generator": (lambda m, rng: m.gan(rng=rng, hidden=5)[0], (4, 2)),
    "discriminator": (lambda m, rng: m.gan(rng=rng, hidden=5)[1], (4, 2)),
    "seq2seq": (
        lambda m, rng: m.Seq2Seq(5, 5, rng=rng, embedding_dim=3, hidden_size=4, padding_idx=0),
        (SYMBOLS, SYMBOLS[:, :2]),
    ),
}


def twins(build):
    """The model of each backend, in float64 and with the same weights."""
    ours = build(numpy_models, np.random.default_rng(0)).astype(np.float64)
    theirs = build(torch_models, torch.Generator()).double()
    return ours, theirs.load_weights(ours.weights())


def inputs(given):
    """The same example for both backends; a shape stands for random numbers."""
    if isinstance(given, tuple) and isinstance(given[0], int):
        given = np.random.default_rng(1).standard_normal(given)
    if isinstance(given, tuple):
        return given, tuple(map(torch.from_numpy, given))
    return given, torch.from_numpy(given)


@pytest.mark.parametrize("name", BUILDERS)
def test_same_weights_give_same_outputs_and_gradients(name):
    build, given = BUILDERS[name]
    ours, theirs = twins(build)
    if name in ("vgg", "denoising"):  # these draw random numbers in training
        ours.eval(), theirs.eval()
    x, x_torch = inputs(given)
    out, expected = ours.forward(x), theirs(x_torch)
    assert_close(out, expected, 1e-10, "output")
    dout = np.random.default_rng(2).standard_normal(out.shape)
    ours.backward(dout)
    expected.backward(torch.from_numpy(dout))
    assert list(ours.params) == [key for key, _ in theirs.named_parameters()]
    for key, parameter in theirs.named_parameters():
        assert_close(ours.grads[key], parameter.grad, 1e-9, f"gradient of {key}")
    for key, buffer in theirs.named_buffers():
        assert_close(ours.buffers[key], buffer, 1e-10, key)


def test_both_backends_have_the_same_models():
    assert numpy_models.__all__ == torch_models.__all__


def test_both_write_the_same_text():
    ours, theirs = twins(lambda m, rng: m.char_lstm(9, rng=rng, embedding_dim=3, hidden_size=8))
    options = {"length": 20, "temperature": 0}
    expected = numpy_models.sample(ours, [1, 2], **options, rng=np.random.default_rng(0))
    assert torch_models.sample(theirs, [1, 2], **options, rng=torch.Generator()) == expected


def test_a_text_is_drawn_from_the_softmax():
    model = torch_models.char_lstm(4, rng=torch.Generator().manual_seed(1), embedding_dim=4, hidden_size=5)
    rng = torch.Generator().manual_seed(2)
    logits = model(torch.tensor([[2]]))[0, -1].detach()
    drawn = [torch_models.sample(model, [2], length=1, temperature=0.5, rng=rng)[0] for _ in range(1500)]
    shares = torch.bincount(torch.tensor(drawn), minlength=4) / 1500
    assert torch.allclose(shares, torch.softmax(logits / 0.5, 0), atol=0.05)


@pytest.mark.parametrize("padding", [None, 0])
def test_both_translate_alike(padding):
    ours, theirs = twins(
        lambda m, rng: m.Seq2Seq(5, 6, rng=rng, embedding_dim=3, hidden_size=4, padding_idx=padding)
    )
    source = np.vstack([SYMBOLS, [0, 0, 0, 0]])  # the last has nothing to look at
    expected = ours.translate(source, start=1, length=5)
    got = theirs.translate(torch.from_numpy(source), start=1, length=5)
    np.testing.assert_array_equal(got.symbols, expected.symbols)
    assert_close(expected.alignment, got.alignment, 1e-10, "alignment")


class TestGAN:
    def players(self, lr=0.1):
        ours, theirs = numpy_models.gan(rng=np.random.default_rng(0)), torch_models.gan(rng=torch.Generator())
        for own, twin in zip(ours, theirs, strict=True):
            twin.double().load_weights(own.astype(np.float64).weights())
        return (
            (*ours, *(SGD(player.parameters(), lr=lr) for player in ours)),
            (*theirs, *(torch.optim.SGD(player.parameters(), lr=lr) for player in theirs)),
        )

    def test_both_backends_play_the_same_game(self):
        rng = np.random.default_rng(3)
        (g, d, g_optimizer, d_optimizer), (g2, d2, g2_optimizer, d2_optimizer) = self.players()
        for saturating in (False, True, False):
            real, z = rng.standard_normal((6, 2)), rng.standard_normal((5, 2))
            tensors = torch.from_numpy(real), torch.from_numpy(z)
            expected = numpy_models.train_step_d(g, d, real, z, optimizer=d_optimizer)
            loss = torch_models.train_step_d(g2, d2, *tensors, optimizer=d2_optimizer)
            assert loss == pytest.approx(expected, rel=1e-9)
            options = {"saturating": saturating}
            expected = numpy_models.train_step_g(g, d, z, optimizer=g_optimizer, **options)
            loss = torch_models.train_step_g(g2, d2, tensors[1], optimizer=g2_optimizer, **options)
            assert loss == pytest.approx(expected, rel=1e-9)
        for own, twin in ((g, g2), (d, d2)):
            for name, tensor in twin.state_dict().items():
                assert_close(own.weights()[name], tensor, 1e-9, name)

    def test_each_step_changes_its_own_player_and_leaves_no_gradients(self):
        _, (g, d, g_optimizer, d_optimizer) = self.players()
        z, real = torch.randn(5, 2).double(), torch.randn(5, 2).double()
        for step, still, args, optimizer in (
            (torch_models.train_step_d, g, (real, z), d_optimizer),
            (torch_models.train_step_g, d, (z,), g_optimizer),
        ):
            before = {name: tensor.clone() for name, tensor in still.state_dict().items()}
            step(g, d, *args, optimizer=optimizer)
            assert all(torch.equal(before[name], tensor) for name, tensor in still.state_dict().items())
            assert all(p.grad is None for player in (g, d) for p in player.parameters())


class TestDBN:
    def test_training_makes_data_more_probable_than_noise(self):
        assert_holds(torch_rbm_of_bars, seed=0)

    def test_both_backends_make_the_same_classifier_from_a_stack(self):
        rng = np.random.default_rng(0)
        v = rng.random((50, 6), dtype=np.float32)
        stack = numpy_models.train_stack(v, (4, 3), epochs=1, batch_size=10, lr=0.1, rng=rng)
        ours = numpy_models.dbn(stack, 2, rng=rng)
        tensors = [torch_models.RBM(*map(torch.from_numpy, rbm)) for rbm in stack]
        theirs = torch_models.dbn(tensors, 2, rng=torch.Generator())
        for name in ("0.w", "0.b", "2.w", "2.b"):
            np.testing.assert_array_equal(ours.params[name], theirs.state_dict()[name])
        assert theirs(torch.from_numpy(v)).shape == (50, 2)

    def test_a_stack_reads_what_the_machine_below_says(self):
        rng = torch.Generator().manual_seed(0)
        v = torch.rand(40, 6, generator=rng)
        stack = torch_models.train_stack(v, (5, 3), epochs=1, batch_size=10, lr=0.1, rng=rng)
        assert [tuple(rbm.w.shape) for rbm in stack] == [(6, 5), (5, 3)]


def test_other_initial_weights_can_be_asked_for():
    from dlcourse.torch.init import zeros as torch_zeros

    ours = numpy_models.mlp((3, 2), rng=np.random.default_rng(0), init=zeros)
    theirs = torch_models.mlp((3, 2), rng=torch.Generator(), init=torch_zeros)
    assert not ours.params["0.w"].any()
    assert not theirs.state_dict()["0.w"].any()

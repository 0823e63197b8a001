"""Autoencoders, adversarial and deep belief networks in NumPy: what each promises."""

import numpy as np
import pytest
from trainings import assert_holds, bars, rbm_of_bars

from dlcourse.numpy.gan import d_loss, g_loss
from dlcourse.numpy.layers import Linear, ReLU, Sigmoid
from dlcourse.numpy.models import (
    autoencoder,
    conv_autoencoder,
    dbn,
    denoising_autoencoder,
    gan,
    train_rbm,
    train_stack,
    train_step_d,
    train_step_g,
)
from dlcourse.numpy.optim import SGD, Adam
from dlcourse.numpy.rbm import p_h


@pytest.fixture
def rng():
    return np.random.default_rng(0)


class TestAutoencoders:
    def test_images_come_back_in_their_size(self, rng):
        model = conv_autoencoder(rng=rng, widths=(2, 3))
        x = rng.random((2, 1, 28, 28), dtype=np.float32)
        encoder, _ = model
        assert encoder.forward(x).shape == (2, 3, 7, 7)
        out = model.forward(x)
        assert out.shape == x.shape
        assert model.backward(out).shape == x.shape
        assert ((out > 0) & (out < 1)).all()

    def test_the_decoder_mirrors_the_encoder(self, rng):
        encoder, decoder = autoencoder((9, 5, 2), rng=rng)
        assert [type(layer) for layer in encoder] == [Linear, ReLU, Linear]
        assert [type(layer) for layer in decoder] == [Linear, ReLU, Linear, Sigmoid]
        assert encoder.forward(np.ones((4, 9), np.float32)).shape == (4, 2)

    def test_without_activations_it_is_linear(self, rng):
        model = autoencoder((5, 2), rng=rng, output=None)
        a, b = rng.standard_normal((2, 3, 5), dtype=np.float32)
        np.testing.assert_allclose(model.forward(a) + model.forward(b), model.forward(a + b), atol=1e-5)

    def test_corruption_is_fresh_in_training_and_absent_in_evaluation(self, rng):
        model = denoising_autoencoder((6, 4), noise=0.5, rng=rng)
        x = rng.random((3, 6), dtype=np.float32)
        assert not np.array_equal(model.forward(x), model.forward(x))
        model.eval()
        np.testing.assert_array_equal(model.forward(x), model.forward(x))


class TestGAN:
    def players(self, rng):
        return gan(rng=rng, hidden=8, noise=3)

    def batch(self, rng, n=5):
        return rng.standard_normal((n, 2), dtype=np.float32), rng.standard_normal(
            (n + 1, 3), dtype=np.float32
        )

    def test_each_step_changes_its_own_player_only(self, rng):
        generator, discriminator = self.players(rng)
        real, z = self.batch(rng)
        before = generator.weights()
        train_step_d(generator, discriminator, real, z, optimizer=SGD(discriminator.parameters(), lr=0.1))
        assert not generator.grads
        assert all((before[name] == array).all() for name, array in generator.weights().items())

        before, grads = discriminator.weights(), dict(discriminator.grads)
        changed = generator.weights()
        train_step_g(generator, discriminator, z, optimizer=SGD(generator.parameters(), lr=0.1))
        assert all((before[name] == array).all() for name, array in discriminator.weights().items())
        assert all(discriminator.grads[name] is array for name, array in grads.items())
        assert all((changed[name] != array).any() for name, array in generator.weights().items())

    @pytest.mark.parametrize("saturating", [False, True])
    def test_each_step_lowers_the_loss_that_it_returns(self, rng, saturating):
        generator, discriminator = self.players(rng)
        real, z = self.batch(rng)

        def loss_of_d():
            fake = discriminator.forward(generator.forward(z))
            return d_loss(discriminator.forward(real), fake)[0]

        def loss_of_g():
            return g_loss(discriminator.forward(generator.forward(z)), saturating=saturating)[0]

        expected = loss_of_d()
        optimizer = SGD(discriminator.parameters(), lr=0.01)
        assert train_step_d(generator, discriminator, real, z, optimizer=optimizer) == pytest.approx(expected)
        assert loss_of_d() < expected
        expected = loss_of_g()
        optimizer = SGD(generator.parameters(), lr=0.01)
        loss = train_step_g(generator, discriminator, z, optimizer=optimizer, saturating=saturating)
        assert loss == pytest.approx(expected)
        assert loss_of_g() < expected


class TestDBN:
    def test_training_makes_data_more_probable_than_noise(self):
        assert_holds(rbm_of_bars, seed=0)

    def test_data_are_not_changed_and_a_seed_fixes_the_result(self, rng):
        data = bars(rng)
        data.flags.writeable = False
        options = {"epochs": 2, "batch_size": 30, "lr": 0.1}
        one, other = (train_rbm(data, 4, **options, rng=np.random.default_rng(3)) for _ in range(2))
        for a, b in zip(one, other, strict=True):
            np.testing.assert_array_equal(a, b)
            assert a.dtype == np.float32

    def test_a_classifier_starts_from_the_features_of_the_stack(self, rng):
        data = bars(rng)
        stack = train_stack(data, (8, 5), epochs=2, batch_size=20, lr=0.1, rng=rng)
        assert [rbm.w.shape for rbm in stack] == [(16, 8), (8, 5)]
        model = dbn(stack, 3, rng=rng)
        assert model.forward(data).shape == (200, 3)
        features = p_h(p_h(data, stack[0].w, stack[0].b_h), stack[1].w, stack[1].b_h)
        hidden = data
        for layer in list(model)[:-1]:
            hidden = layer.forward(hidden)
        np.testing.assert_allclose(hidden, features, atol=1e-6)

    def test_training_the_classifier_leaves_the_stack_alone(self, rng):
        stack = train_stack(bars(rng), (4,), epochs=1, batch_size=20, lr=0.1, rng=rng)
        before = stack[0].w.copy()
        model = dbn(stack, 2, rng=rng)
        optimizer = Adam(model.parameters(), lr=0.1)
        model.backward(model.forward(bars(rng)))
        optimizer.step(model.gradients())
        np.testing.assert_array_equal(stack[0].w, before)

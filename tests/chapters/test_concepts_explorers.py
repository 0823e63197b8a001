"""The explorers of chapter 1 compute what they claim to show."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlcourse.chapters.concepts import features as by_hand
from dlcourse.chapters.concepts.explorers import features, layers
from dlcourse.chapters.concepts.results.make_curves import SIZES, choices
from dlcourse.chapters.concepts.results.train_layers import train
from dlcourse.explore.texts import Texts

IMAGES = st.builds(
    lambda seed, rows, columns: np.random.default_rng(seed).integers(0, 17, (rows, columns)),
    st.integers(0, 10_000),
    st.integers(1, 9),
    st.integers(1, 9),
)


@given(IMAGES)
def test_features_do_not_change_under_what_should_not_matter(img):
    assert by_hand.ink(img) == pytest.approx(by_hand.ink(img[:, ::-1]))
    assert by_hand.symmetry(img) == pytest.approx(by_hand.symmetry(img[:, ::-1]))
    assert by_hand.holes(img) == by_hand.holes(img[::-1]) == by_hand.holes(img.T)
    framed = np.pad(img, 2)
    assert by_hand.holes(framed) == by_hand.holes(img)
    assert by_hand.aspect(framed) == by_hand.aspect(img)


@given(IMAGES)
def test_features_take_bytes_and_floats_alike_and_leave_them_alone(img):
    as_bytes, as_floats = img.astype(np.uint8), img.astype(np.float32)
    before = as_bytes.copy()
    for feature in by_hand.FEATURES.values():
        assert feature(as_bytes) == pytest.approx(feature(as_floats), rel=1e-5)
    assert np.array_equal(as_bytes, before)


def test_an_eight_has_two_holes_and_a_mirror_image_is_symmetric():
    eight = np.array([[16, 16, 16], [16, 0, 16], [16, 16, 16], [16, 0, 16], [16, 16, 16]])
    assert by_hand.holes(eight) == 2
    assert by_hand.symmetry(eight) == 1
    assert by_hand.strokes(eight) == pytest.approx((1 + 2 + 1 + 2 + 1) / 5)
    assert by_hand.aspect(eight) == pytest.approx(3 / 5)


def test_holes_win_with_few_samples_and_lose_with_many():
    data = features.compute("loop", 0, False, False, True, False, False)
    assert data.hand[0] > data.learned[0] + 0.05
    assert data.learned[-1] > data.hand[-1] + 0.05
    assert features.crossing(data) == 40
    assert "40" in features.describe(data, Texts.of("concepts.features", "en").describe)


def test_every_choice_of_features_has_its_own_measured_curve():
    curves = features.measured()
    for task in ("loop", "digit"):
        assert curves[f"{task}_hand"].shape == (len(choices()), len(SIZES))
        assert curves[f"{task}_learned"].shape == (len(SIZES),)
        assert len(np.unique(curves[f"{task}_hand"].round(5), axis=0)) == len(choices())
    nothing = features.compute("digit", 3, *[False] * 5)
    assert (nothing.hand == np.float32(0.1)).all()


def test_training_pulls_the_digits_apart_and_random_weights_do_not():
    trained = [layers.compute(k, True).separation for k in range(layers.DEPTH + 1)]
    start = [layers.compute(k, False).separation for k in range(layers.DEPTH + 1)]
    assert trained == sorted(trained)
    assert start == sorted(start, reverse=True)
    assert trained[0] == start[0]
    assert trained[-1] > 2 * trained[0]


@given(st.integers(0, layers.DEPTH), st.booleans())
def test_the_points_fit_into_the_picture(depth, trained):
    cloud = layers.compute(depth, trained)
    assert cloud.points.shape == (layers.SHOWN, 2)
    assert np.abs(cloud.points[:, 0]).max() < 3.2 and np.abs(cloud.points[:, 1]).max() < 2.9


def test_separation_is_the_ratio_it_claims_to_be():
    digits = np.repeat(np.arange(10), 2)
    x = np.zeros((20, 2))
    x[:, 0] = digits * 10.0
    x[::2, 1], x[1::2, 1] = 1.0, -1.0
    distances = [abs(i - j) * 10.0 for i in range(10) for j in range(i)]
    assert layers.separation(x, digits) == pytest.approx(np.mean(distances))


@pytest.mark.slow
def test_the_script_makes_the_saved_layers():
    made = train()
    with np.load(layers.RESULT) as saved:
        assert set(saved) == set(made)
        assert all(np.allclose(saved[name], made[name], atol=1e-3) for name in made)

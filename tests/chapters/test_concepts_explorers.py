"""The explorers of chapter 1: the numbers they show are the right ones."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from dlcourse.chapters.concepts.explorers import _features, depth, features
from dlcourse.chapters.concepts.results import measure_curves, train_layers
from dlcourse.exploring import State, Texts

ALL = dict.fromkeys(_features.FEATURES, True)
FIRST = features.explorer.initial_state()
switches = st.fixed_dictionaries(dict.fromkeys(_features.FEATURES, st.booleans()))
places = st.sampled_from(measure_curves.PLACES)


def curves(size, where, feature=None, **changes):
    return features.compute(**{**FIRST, "size": size, "where": where, **changes}, feature=feature)


def layer_of(layer, epoch, group="all", example=0, drawing=()):
    return depth.compute(layer, epoch, group, example, drawing)


def said(module, **changes):
    """What is read to those who do not see the picture."""
    state = module.explorer.settle(module.explorer.initial_state(), changes)
    words = Texts.of(f"concepts.{module.__name__.rpartition('.')[2]}", "en").words()
    return module.describe(State(**state), module.compute(**state), words)


class TestHandFeatures:
    @given(shift=st.tuples(st.integers(0, 5), st.integers(0, 4)), seed=st.integers(0, 1000))
    @settings(max_examples=40)
    def test_the_place_on_the_paper_does_not_matter(self, shift, seed):
        image = np.random.default_rng(seed).integers(0, 17, (6, 7)).astype(np.uint8)
        image[0, 0] = image[-1, -1] = 16
        paper = np.zeros((11, 11), np.uint8)
        paper[shift[0] : shift[0] + 6, shift[1] : shift[1] + 7] = image
        np.testing.assert_array_equal(_features.measure(paper[None]), _features.measure(image[None]))

    def test_width_and_strokes_of_a_simple_image(self):
        image = np.array([[16, 0, 16, 0, 16], [16, 16, 16, 0, 0]])
        assert _features.width(image) == 2.5
        assert _features.strokes(image) == 2.0

    def test_blank_paper_can_be_measured(self):
        assert np.isfinite(_features.measure(np.zeros((1, 8, 8)))).all()


class TestCurves:
    @given(size=st.integers(20, 1500), where=places, chosen=switches)
    @settings(max_examples=60)
    def test_what_is_read_off_lies_within_what_was_measured(self, size, where, chosen):
        data = curves(size, where, **chosen)
        for read, curve in zip(data.at_n, (data.hand, data.learned), strict=True):
            assert curve[0].min() - 1e-9 <= read <= curve[0].max() + 1e-9
        assert set(data.chosen) == {name for name, on in chosen.items() if on}

    @given(where=places, chosen=switches)
    @settings(max_examples=60)
    def test_after_the_crossing_the_network_stays_ahead(self, where, chosen):
        data = curves(100, where, **chosen)
        if data.crossing is None:
            return
        later = np.linspace(data.crossing * 1.001, 1500, 50)
        assert (features.between(data.learned[0], later) > features.between(data.hand[0], later)).all()
        before = data.crossing * 0.98
        assert features.between(data.learned[0], before) <= features.between(data.hand[0], before) + 1e-3

    @pytest.mark.parametrize("n", measure_curves.SIZES)
    def test_at_a_measured_size_the_measured_value_is_read_off(self, n):
        data = curves(n, "anywhere", **ALL)
        place = measure_curves.SIZES.index(n)
        assert data.at_n == pytest.approx((data.hand[0, place], data.learned[0, place]))

    def test_features_by_hand_do_not_depend_on_the_paper(self):
        here, there = (curves(100, where, **ALL).hand for where in measure_curves.PLACES)
        np.testing.assert_array_equal(here, there)

    def test_the_replies_and_the_notebook_tell_the_truth(self):
        few, many = (curves(n, "anywhere", **ALL) for n in (20, 1500))
        assert [f"{share:.0%}" for share in (*few.at_n, *many.at_n)] == ["29%", "16%", "45%", "78%"]
        assert few.crossing == pytest.approx(340, abs=10)
        assert curves(20, "filling", **ALL).crossing is None

    def test_the_script_remakes_a_point_of_the_curve_by_hand(self):
        images, labels = measure_curves.digits()
        size = measure_curves.SIZES[2]
        again = measure_curves._accuracies(
            lambda: make_pipeline(StandardScaler(), LogisticRegression(max_iter=500)),
            _features.measure(images),
            labels,
            size,
        )
        assert curves(size, "anywhere", **ALL).hand[0, 2] == pytest.approx(np.mean(again), abs=0.01)

    def test_every_digit_stays_whole_on_its_paper(self):
        images, _ = measure_curves.digits()
        papers = measure_curves.place(images, "anywhere")
        assert papers.shape == (len(images), 12, 12)
        np.testing.assert_array_equal(papers.sum(axis=(1, 2)), images.sum(axis=(1, 2)))

    @pytest.mark.parametrize(
        "size, where, word",
        [(100, "anywhere", "not got ahead"), (400, "anywhere", "from about"), (100, "filling", "every size")],
    )
    def test_the_description_says_who_is_ahead(self, size, where, word):
        assert word in said(features, size=size, where=where)

    def test_a_drawn_digit_and_an_own_feature_are_measured(self):
        ring = np.zeros((12, 12))
        ring[3:9, 4:9] = 1
        ring[4:8, 5:8] = 0
        state = features.explorer.settle(FIRST, {"drawing": ring.tolist()})
        assert state["digit"] == "drawn"
        data = features.compute(**state, feature=lambda image: image.sum())
        assert data.features["holes"] == 1
        assert data.features["width"] == pytest.approx(5 / 6)
        assert data.own[-1] == ring.sum() * 16


class TestDepth:
    @given(layer=st.integers(0, depth.HIDDEN), epoch=st.integers(0, train_layers.EPOCHS))
    @settings(max_examples=15)
    def test_points_are_the_first_two_principal_components_up_to_a_turn(self, layer, epoch):
        data = layer_of(layer, epoch, "all")
        h = depth.layers(depth._digits()[2], epoch)[layer]
        expected = PCA(2, svd_solver="full").fit_transform(h)
        expected /= np.linalg.norm(expected)
        shown = data.points / np.linalg.norm(data.points)
        np.testing.assert_allclose(shown @ shown.T, expected @ expected.T, atol=1e-9)
        assert np.abs(data.points).max() == pytest.approx(1)

    @given(layer=st.integers(0, depth.HIDDEN), epoch=st.integers(0, train_layers.EPOCHS))
    @settings(max_examples=10)
    def test_zeros_lie_on_the_right(self, layer, epoch):
        data = layer_of(layer, epoch, "all")
        assert data.points[data.labels == 0].mean(axis=0)[0] > 0

    def test_shares_agree_with_another_implementation(self):
        x_train, y_train, x_test, y_test = depth._digits()
        trained = layer_of(0, 20, "all").sorted_share
        both = zip(depth.layers(x_train, 20), depth.layers(x_test, 20), strict=True)
        expected = [share_by_loop(train, y_train, test, y_test) for train, test in both]
        np.testing.assert_allclose(trained, expected)

    def test_pixels_do_not_depend_on_training(self):
        first, last = (layer_of(0, epoch, "all") for epoch in (0, train_layers.EPOCHS))
        np.testing.assert_array_equal(first.points, last.points)

    @pytest.mark.parametrize("group, digits", depth.GROUPS.items())
    def test_a_group_shows_its_digits_only(self, group, digits):
        data = layer_of(2, 5, group)
        assert set(data.labels[data.shown]) == set(digits)
        assert not set(data.labels[~data.shown]) & set(digits)

    def test_the_replies_tell_the_truth(self):
        shares = [layer_of(5, epoch, "all").sorted_share for epoch in (0, 20)]
        assert [f"{s:.0%}" for s in (shares[0][0], shares[0][5], shares[1][5])] == ["90%", "45%", "96%"]
        replies = Texts.of("concepts.depth", "en").replies.values()
        assert all(f"{share} %" in reply for reply in replies for share in (90, 45, 96))

    @given(layer=st.integers(0, depth.HIDDEN), epoch=st.integers(0, 20), example=st.integers(0, 358))
    @settings(max_examples=15)
    def test_the_digit_under_the_lens_is_one_of_the_points(self, layer, epoch, example):
        data = layer_of(layer, epoch, example=example)
        assert len(data.labels) == depth.EXAMPLES
        np.testing.assert_allclose(data.place, data.points[example], atol=1e-9)
        assert data.distances.argmin() == data.nearest[example]

    def test_a_drawing_goes_through_the_layers_until_another_digit_is_chosen(self):
        pixels = depth._digits()[2][7].reshape(8, 8).tolist()
        start = depth.explorer.initial_state()
        state = depth.explorer.settle(start, {"layer": 3, "epoch": 20, "drawing": pixels})
        drawn, same = depth.compute(**state), layer_of(3, 20, example=7)
        np.testing.assert_allclose(drawn.distances, same.distances, atol=1e-3)
        assert drawn.label is None
        assert depth.explorer.settle(state, {"example": 8})["drawing"] == ()

    @pytest.mark.parametrize("group, digits", depth.GROUPS.items())
    def test_the_digit_under_the_lens_belongs_to_the_group(self, group, digits):
        state = depth.explorer.settle(depth.explorer.initial_state(), {"group": group})
        assert depth.compute(**state).label in digits

    @pytest.mark.slow
    def test_the_script_remakes_the_weights_it_began_with(self):
        kept = train_layers.train()
        w, b = depth._weights(0)[0]
        np.testing.assert_allclose(kept[0][0], w, atol=2e-3)
        np.testing.assert_array_equal(kept[0][1], b)
        assert len(kept) == train_layers.EPOCHS + 1


def share_by_loop(train, train_labels, test, test_labels) -> float:
    """How many test rows are nearest to the mean of their own class."""
    means = [train[train_labels == digit].mean(axis=0) for digit in range(10)]
    nearest = [int(np.argmin([np.linalg.norm(row - mean) for mean in means])) for row in test]
    return float(np.mean(nearest == test_labels))

"""Chapter 16: what the explorers show, the results they rest on, and the open challenge."""

import math

import numpy as np
import pytest

from dlcourse.chapters.interpretability_privacy.exercises import importance as importance_exercise
from dlcourse.chapters.interpretability_privacy.exercises.maps import occlusion_map
from dlcourse.chapters.interpretability_privacy.exercises.membership import attack_auc
from dlcourse.chapters.interpretability_privacy.exercises.private import epsilon, private_step
from dlcourse.chapters.interpretability_privacy.explorers import maps, memory, private, twins
from dlcourse.chapters.interpretability_privacy.results import memories, networks
from dlcourse.chapters.interpretability_privacy.results import private as trained
from dlcourse.experiments import membership


def mapped(method, weights="trained", number=2, k=2, **more):
    return maps.compute(number, k, method, weights, 6, **more)


class TestNetworks:
    def test_the_trained_ones_read_digits_and_a_random_one_does_not(self):
        *_, x, y = networks.digits()
        right = [(networks.perceptron(w).scores(x).argmax(1) == y).mean() for w in ("trained", "random")]
        assert right[0] > 0.9 and right[1] < 0.4

    @pytest.mark.slow
    def test_the_script_gives_what_is_stored_up_to_another_processor(self):
        *_, x, y = networks.digits()
        again = networks.train(epochs=2)
        found = networks.Perceptron(*(again[f"perceptron_{name}"] for name in networks.Perceptron._fields))
        assert (found.scores(x).argmax(1) == y).mean() > 0.88
        assert {name.removeprefix("conv_") for name in again if name.startswith("conv_")} == set(
            networks.convolutional()
        )


class TestMaps:
    def test_only_gradient_times_input_looks_the_same_with_random_weights(self):
        found = {method: mapped(method).likeness for method in maps.METHODS}
        assert found["product"] > 0.9
        assert max(abs(found[method]) for method in ("gradient", "smooth")) < 0.4

    def test_the_batch_of_covered_images_gives_the_map_of_the_exercise(self):
        network, x = networks.perceptron(), networks.digits()[2][1]

        def score(image):
            return float(network.scores(image.reshape(1, -1))[0, 2])

        expected = occlusion_map(score, x.reshape(28, 28), 6, maps.STRIDE, 0.0)
        np.testing.assert_allclose(mapped("occlusion").found, expected, atol=1e-4)

    def test_a_saliency_of_ones_own_is_used(self):
        found = mapped("gradient", saliency=lambda x, *rest: np.arange(784.0))
        np.testing.assert_array_equal(found.found.ravel(), np.arange(784.0))


class TestTwins:
    def test_the_quiz_tells_what_the_explorer_shows(self):
        for seed in range(1, 10):
            alone, alike = (twins.compute(correlation, 0.1, seed) for correlation in (0.0, 0.99))
            assert alike.alone[0] < 0.5 * alone.alone[0]
            assert alike.together > 1.5 * alike.alone[:2].max()
        assert dict(importance_exercise.answers[2].key) == {"q1": "b", "q2": "c", "q3": "a"}

    def test_an_importance_of_ones_own_is_used(self):
        found = twins.compute(0.3, 0.1, 1, permutation_importance=lambda *arguments: [1, 2, 3, 4])
        assert found.alone.tolist() == [1, 2, 3, 4]


class TestMemory:
    def test_auc_of_the_library_is_that_of_the_exercise(self):
        rng = np.random.default_rng(0)
        a, b = rng.integers(0, 9, 30) / 4, rng.integers(1, 9, 40) / 4
        assert membership.auc(a, b) == pytest.approx(attack_auc(a, b))

    def test_more_epochs_tell_more_and_more_pictures_less(self):
        for kind in memories.KINDS:
            few, many = (memories.stored(size, kind) for size in (125, 2000))
            assert few[-1].auc > many[-1].auc + 0.1
        assert memories.stored(250, "plain")[-1].auc > memories.stored(250, "plain")[2].auc + 0.08

    def test_a_threshold_divides_members_and_others(self):
        found = memory.compute(6, "250", "plain", 0.1)
        assert found.caught > found.blamed > 0

    @pytest.mark.slow
    def test_the_script_gives_what_is_stored_up_to_another_processor(self):
        stored, again = memories.stored(125, "plain")[4], memories.train(125, "plain", epochs=(1, 20))[-1]
        assert again.auc == pytest.approx(stored.auc, abs=0.06)
        assert again.accuracy == pytest.approx(stored.accuracy, abs=0.06)


class TestPrivate:
    def test_clipping_limits_her_and_nothing_else_does(self):
        free, clipped = (private.compute(5.0, 0.0, clip, "1", 1).moved for clip in ("none", "0.3"))
        assert free == pytest.approx(5) and clipped == pytest.approx(0.3)

    def test_clipping_hides_the_odd_ones_and_noise_costs_accuracy(self):
        found = trained.stored()
        assert found[None, 0.0]["odd"] > found[1.0, 0.0]["odd"] + 0.1
        assert found[1.0, 4.0]["accuracy"] < found[1.0, 0.0]["accuracy"] - 0.03

    def test_a_step_of_ones_own_is_used(self):
        found = private.compute(1.0, 1.0, "1", "1", 1, private_step=lambda g, *rest: g[0])
        np.testing.assert_allclose(found.ends[0], [private.PEOPLE] * 2)

    def test_one_person_moves_the_sum_by_the_clip_at_most(self):
        rng = np.random.default_rng(0)
        crowd = rng.normal(size=(9, 4)) * 10.0 ** rng.integers(-2, 4, (9, 1))
        without = crowd.copy()
        without[3] = 0
        ends = [private_step(rows, 0.7, 0.0, np.zeros(4)) for rows in (crowd, without)]
        assert 9 * np.linalg.norm(ends[0] - ends[1]) <= 0.7 * (1 + 1e-12)

    @pytest.mark.parametrize("sigma", [1.0, 4.0, 20.0])
    def test_the_bound_covers_the_exact_epsilon_of_the_gaussian_mechanism(self, sigma):
        """One use: delta(epsilon) of Balle and Wang (2018), theorem 8, is at most the promised delta."""

        def phi(t):
            return math.erfc(-t / math.sqrt(2)) / 2

        promised, delta = epsilon(1, sigma, 1e-5), 1e-5
        low, high = 1 / (2 * sigma) - promised * sigma, -1 / (2 * sigma) - promised * sigma
        assert phi(low) - math.exp(promised) * phi(high) <= delta

    @pytest.mark.slow
    def test_the_script_gives_what_is_stored_up_to_another_processor(self):
        again = np.mean([trained.train(1.0, 1.0, seed) for seed in trained.SEEDS], axis=0)
        stored = list(trained.stored()[1.0, 1.0].values())
        np.testing.assert_allclose(again, stored, atol=0.03)


class TestChallenge:
    def test_seeds_are_those_of_no_cell_and_members_are_no_others(self):
        assert not set(membership.SEEDS) & set(range(50))
        x, _, others, _ = membership.draw(50, 1)
        assert not {row.tobytes() for row in x} & {row.tobytes() for row in others}

    def test_a_model_that_says_the_same_of_everything_cannot_be_attacked(self):
        blind = membership.audit(lambda x, y, rng: lambda rows: np.full((len(rows), 10), 0.1), 1)
        assert blind.auc == pytest.approx(0.5, abs=0.02) and blind.accuracy == pytest.approx(0.1, abs=0.02)

    def test_a_model_that_remembers_is_found_out_even_if_it_rounds_or_turns_round(self):
        def remembering(x, y, rng):
            known = {row.tobytes(): label for row, label in zip(x, y, strict=True)}

            def predict(rows):
                labels = [known.get(row.tobytes(), 0) for row in rows]
                return np.eye(10)[labels]

            return predict

        def turned(x, y, rng):
            return remembering(x, (y + 1) % 10, rng)

        for train in (remembering, turned):
            assert membership.audit(train, 1).auc > 0.54

    def test_what_are_no_probabilities_is_refused(self):
        with pytest.raises(ValueError, match=r"ten probabilities for each of 500 pictures"):
            membership.audit(lambda x, y, rng: lambda rows: np.ones((len(rows), 10)), 1)

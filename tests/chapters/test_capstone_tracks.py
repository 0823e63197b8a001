"""The capstone's three tracks: their draws, their raw tables, and what their probes see."""

import numpy as np
import pytest

from dlcourse.chapters.capstone.exercises import _climbing as climbing
from dlcourse.chapters.capstone.exercises import _pipelines as pipelines
from dlcourse.chapters.capstone.exercises._right_ladders import digits, payments, subjects
from dlcourse.experiments.tracks import CLASSES, TRACKS, balanced_accuracy, contest, draw, raw

LADDERS = {"digits": digits, "subjects": subjects, "payments": payments}
each_track = pytest.mark.parametrize("track", TRACKS)


@each_track
def test_a_draw_can_be_repeated_and_its_parts_share_nothing(track):
    x, y, x_new, y_new = draw(track, 3, 50, 40)
    again = draw(track, 3, 50, 40)
    assert all(
        np.array_equal(a, b, equal_nan=a.dtype.kind == "f")
        for a, b in zip((x, y, x_new, y_new), again, strict=True)
    )
    assert len(x) == len(y) == 50 and len(x_new) == len(y_new) == 40
    assert set(np.unique(np.concatenate([y, y_new]))) <= set(range(CLASSES[track]))
    known = {example.tobytes() for example in x}
    assert not any(example.tobytes() in known for example in x_new)
    assert not np.array_equal(x, draw(track, 4, 50, 40).x)


def test_an_unknown_track_is_refused():
    with pytest.raises(ValueError, match="there is no track 'mails'; there are digits, subjects, payments"):
        draw("mails", 0)


def test_about_one_payment_in_ten_is_a_fraud_and_only_the_distance_has_gaps():
    x, y, _, _ = draw("payments", 0, 4000, 0)
    assert 0.08 < y.mean() < 0.12
    gaps = np.isnan(x).mean(axis=0)
    assert 0.04 < gaps[2] < 0.08 and gaps.sum() == gaps[2]
    assert (x[:, [0, 3, 4, 7]] >= 0).all() and set(x[:, 6]) == {0, 1} and set(x[:, 5]) == set(range(6))


@each_track
def test_the_raw_table_has_faults_and_copies(track):
    x, table = raw(track)
    assert all(len(values) == len(x) == 1200 for values in table.values())
    assert len(set(table["id"])) < 1200 and np.isnan(table["label"]).sum() == 4
    assert (table["time"] < 0).sum() == 4 and (table["group"] % 1 > 0).sum() == 4
    assert np.nanmax(table["label"]) == CLASSES[track]
    copies = len(x) - len({example.tobytes() for example in x})
    assert 55 <= copies <= 75


def test_balanced_accuracy_by_hand():
    assert balanced_accuracy(np.array([0, 0, 0, 1]), np.array([0, 0, 1, 0])) == pytest.approx(1 / 3)


@each_track
def test_a_fair_ladder_keeps_all_rules(track):
    ladder = LADDERS[track]
    assert climbing.repeated(ladder, 1)["rungs"] == ["", "", ""]
    assert climbing.probed(ladder, 2)["rungs"] == ["", "", ""]


@each_track
@pytest.mark.parametrize("rung", range(3))
def test_a_fair_rung_lies_clearly_above_the_last_step(track, rung):
    reached = climbing.climbed(LADDERS[track], rung, 2, 11)["reached"]
    assert reached > climbing.ASKED[track][rung][-1] + 0.015


@each_track
def test_steps_rise_and_lie_above_chance(track):
    for steps in climbing.ASKED[track]:
        assert 1 / CLASSES[track] + 0.05 < steps[0] < steps[1] < steps[2] < 1


def test_a_rung_that_was_trained_elsewhere_is_found_by_shuffled_labels():
    """It names digits rightly whatever it is told here."""
    known = draw("digits", 5, 2000, 0)

    def knows(x, y, x_new, rng):
        a, b = (part.reshape(len(part), -1).astype(float) for part in (known.x, x_new))
        return known.y[((a**2).sum(axis=1) - 2 * b @ a.T).argmin(axis=1)]

    track, linear, network, _ = digits()
    assert climbing.probed(lambda: (track, linear, network, knows), 2)["rungs"][2] == climbing.KNOWS


def test_what_the_probes_should_say_of_each_pipeline():
    reads = {"best columns", "neighbour", "share of ones", "last answer", "first answer", "only one row"}
    centring = {"centred on test", "centred on all", "middle", "crowded", "best columns"}
    sideways = {*centring, "minus the last", "first by the last", "last by the first"}
    for name, pipeline in pipelines.PIPELINES.items():
        x, y, test = pipelines._data(4)
        before = pipeline(x, y, test)
        assert (name in reads) == bool((pipeline(x, np.where(test, 1 - y, y), test) != before).any()), name
        wild = np.where(test[:, None], np.random.default_rng(0).normal(0, 50, x.shape), x)
        alone = []
        for row in np.flatnonzero(test):
            kept = np.where((np.arange(len(x)) == row)[:, None], x, wild)
            alone.append(pipeline(kept, y, test)[len(alone)])
        assert (name in sideways) == bool((np.array(alone) != before).any()), name


def test_the_contest_refuses_what_is_no_list_of_labels():
    with pytest.raises(ValueError, match=r"1000 labels, got an array of shape \(3,\)"):
        contest.score("payments", lambda x, y, x_new, rng: np.zeros(3))
    nothing = contest.score("payments", lambda x, y, x_new, rng: np.zeros(len(x_new), int))
    assert nothing == pytest.approx(0.5)

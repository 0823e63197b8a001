"""The same job in every framework: same losses, same accuracy, and a changed weight is noticed."""

from dataclasses import replace
from pathlib import Path

import frameworks
import numpy as np
import pytest
import torch

from dlcourse.frameworks.trainers import (
    NAMES,
    TRAINERS,
    Run,
    accuracy,
    check_agreement,
    differences,
    digits_job,
    network,
    run,
    source,
    table,
)
from dlcourse.frameworks.trainers import numpy as numpy_trainer
from dlcourse.frameworks.trainers.layouts import from_channels_last, to_channels_last, transposed_dense
from dlcourse.frameworks.trainers.torch import build, weights_of
from dlcourse.frameworks.workers.training import trainer_at

OTHERS = [name for name in NAMES if name != "numpy"]
FEW = 20


@pytest.fixture(scope="module")
def job():
    return digits_job()


@pytest.fixture(scope="module")
def run_of(job):
    """Runs of the whole job, each done once."""
    done = {}

    def remembered(name):
        if name not in done:
            frameworks.need(*TRAINERS[name].needs)
            done[name] = run(name, job)
        return done[name]

    return remembered


@pytest.mark.slow
@pytest.mark.parametrize("name", OTHERS)
def test_losses_weights_and_accuracy_agree_with_numpy(run_of, job, name):
    ours, theirs = run_of("numpy"), run_of(name)
    check_agreement({"numpy": ours, name: theirs})
    assert theirs.losses[0] > 2 > 0.5 > theirs.losses[-10:].mean()
    for key, array in ours.weights.items():
        np.testing.assert_allclose(theirs.weights[key], array, atol=1e-4, err_msg=key)
    assert accuracy(theirs, job) == pytest.approx(accuracy(ours, job), abs=1 / len(job.test_labels))
    assert accuracy(theirs, job) > 0.9


@pytest.mark.slow
@pytest.mark.parametrize("name", ["torch", "jax", "mxnet"])
def test_one_changed_weight_is_noticed(run_of, job, name):
    frameworks.need(*TRAINERS[name].needs)
    start = replace(job, images=job.images[:FEW], labels=job.labels[:FEW])
    ours = run_of("numpy")
    begun = replace(ours, losses=ours.losses[:FEW])
    with pytest.raises(AssertionError, match=f"not the same as numpy: {name}: loss"):
        check_agreement({"numpy": begun, name: run(name, start.changed("conv1.w", 1e-3))})


def short_runs():
    job = digits_job(3)
    losses, weights = numpy_trainer.train(job.weights, job.images, job.labels, job.rate)
    ours = Run("numpy", numpy_trainer.VERSION, np.array(losses), weights, 0.1)
    return job, {"numpy": ours, "torch": replace(ours, name="torch", losses=ours.losses + 2e-6)}


def test_the_difference_is_the_largest_over_all_steps():
    _, runs = short_runs()
    assert differences(runs) == {"torch": pytest.approx(2e-6, rel=1e-3)}
    check_agreement(runs)


def test_a_loss_that_is_no_number_is_no_agreement():
    _, runs = short_runs()
    runs["torch"].losses[1] = np.nan
    with pytest.raises(AssertionError, match=r"torch: loss nan instead of .* at step 1"):
        check_agreement(runs)


def test_the_reference_must_be_there():
    _, runs = short_runs()
    with pytest.raises(ValueError, match="'jax' is not among the runs"):
        differences(runs, "jax")


def test_the_table_shows_every_run():
    job, runs = short_runs()
    lines = table(runs, job).splitlines()
    assert [line.split()[0] for line in lines] == ["framework", "NumPy,", "PyTorch"]


def test_every_step_has_a_batch_and_every_pass_all_examples():
    job = digits_job(45, batch=32)
    assert job.images.shape == (45, 32, 1, 8, 8)
    assert (job.images.min(), job.images.max()) == (0, 1)
    flat = job.images.reshape(-1, 64)
    assert len(np.unique(flat[:1438], axis=0)) == len(np.unique(flat, axis=0))


def test_the_same_seed_gives_the_same_job():
    one, same, other = digits_job(2, seed=1), digits_job(2, seed=1), digits_job(2, seed=2)
    np.testing.assert_array_equal(one.weights["conv1.w"], same.weights["conv1.w"])
    np.testing.assert_array_equal(one.images, same.images)
    assert np.abs(one.weights["conv1.w"] - other.weights["conv1.w"]).max() > 0.1


def test_a_changed_job_differs_in_one_number():
    job = digits_job(2)
    changed = job.changed("hidden.w", 0.5)
    assert np.count_nonzero(changed.weights["hidden.w"] != job.weights["hidden.w"]) == 1
    assert all(changed.weights[name] is job.weights[name] for name in job.weights if name != "hidden.w")


def test_layouts_lead_there_and_back():
    weights = digits_job(1).weights
    for back in (from_channels_last(to_channels_last(weights)), transposed_dense(transposed_dense(weights))):
        for name, array in weights.items():
            np.testing.assert_array_equal(back[name], array)


def test_torch_gets_the_weights_and_gives_them_back():
    job = digits_job(1)
    net = build(job.weights)
    logits = net(torch.from_numpy(job.test_images)).detach().numpy()
    np.testing.assert_allclose(logits, network(job.weights)(job.test_images), atol=1e-5)
    for name, array in weights_of(net).items():
        np.testing.assert_array_equal(array, job.weights[name])


@pytest.mark.parametrize("name", NAMES)
def test_the_code_of_a_trainer_can_be_shown(name):
    assert "def train(weights" in source(name)


def test_a_trainer_is_found_by_its_file_too_as_in_environments_without_the_course():
    file = Path(numpy_trainer.__file__)
    assert trainer_at(str(file)).VERSION == trainer_at(numpy_trainer.__name__).VERSION == np.__version__


def test_an_unknown_trainer_is_an_error():
    with pytest.raises(ValueError, match="there is no trainer 'theano'; there are numpy, torch"):
        run("theano", digits_job(1))

"""Files for use elsewhere give the same answers; two processes learn the same as one."""

import frameworks
import numpy as np
import pytest

from dlcourse.frameworks import deployment, distributed
from dlcourse.frameworks.deployment import FORMATS, deploy
from dlcourse.frameworks.distributed import compare
from dlcourse.frameworks.trainers import digits_job, network

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def job():
    return digits_job(30)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_gives_the_same_logits(name, job, tmp_path, capfd):
    file_name, needs, convert = FORMATS[name]
    frameworks.need(*needs)
    for count in (7, 1):  # the batch is not fixed
        images = job.test_images[:count]
        logits = convert(job.weights, images, tmp_path / file_name)
        expected = network(job.weights)(images)
        np.testing.assert_allclose(logits, expected, atol=deployment.TOLERANCE, rtol=0)
    changed = network(job.changed("scores.w", 1e-2).weights)(images)
    assert np.abs(logits - changed).max() > deployment.TOLERANCE
    assert capfd.readouterr().err == ""


def test_every_format_is_measured(job, tmp_path):
    frameworks.need(*{need for _, needs, _ in FORMATS.values() for need in needs})
    deployed = deploy(job.weights, job.test_images[:5], tmp_path)
    assert [each.name for each in deployed] == list(FORMATS)
    for each in deployed:
        assert each.difference <= deployment.TOLERANCE
        assert each.kilobytes * 1000 == each.file.stat().st_size > 3_000


def test_what_is_missing_is_left_out_with_a_notice(job, tmp_path, monkeypatch):
    monkeypatch.setattr(deployment, "missing", lambda *names: f"{names[0]} is not there" if names else None)
    said = []
    deployed = deploy(job.weights, job.test_images[:5], tmp_path, say=said.append)
    assert [each.name for each in deployed] == ["PyTorch export"]
    assert said == ["ONNX: left out. onnx is not there", "TensorFlow Lite: left out. tensorflow is not there"]


def test_two_processes_learn_the_same_as_one(job):
    comparison = compare(job, processes=2)
    assert comparison.processes == 2
    assert comparison.difference <= distributed.TOLERANCE


def test_a_batch_that_cannot_be_shared_evenly(job):
    with pytest.raises(ValueError, match="3 processes cannot share a batch of 64"):
        compare(job, processes=3)

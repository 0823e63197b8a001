"""Caffe's files: our reader, our ``.caffemodel``, and OpenCV's independent reader."""

from dataclasses import replace

import frameworks
import numpy as np
import pytest
import torch
from torch import nn

from dlcourse.frameworks.formats import caffemodel, opencv
from dlcourse.frameworks.formats.caffe_net import CaffeNet
from dlcourse.frameworks.formats.prototxt import FILES, example, layers_in, read_net, read_solver
from dlcourse.frameworks.trainers import digits_job, network
from dlcourse.frameworks.trainers import numpy as numpy_trainer
from dlcourse.frameworks.trainers.caffe import put_weights, solve, weights_of

HEAD = 'name: "t" layer { name: "data" type: "Input" top: "data" input_param { shape { %s } } }'


@pytest.fixture(autouse=True)
def protobuf():
    frameworks.need("google.protobuf")


@pytest.fixture(scope="module")
def job():
    """With trained weights, whose probabilities are clear."""
    job = digits_job(100)
    _, weights = numpy_trainer.train(job.weights, job.images, job.labels, job.rate)
    return replace(job, weights=weights)


@pytest.fixture
def deployed(job):
    net = CaffeNet(read_net(example("digits_deploy.prototxt")))
    put_weights(net, job.weights)
    return net


def net_of(layer, *shape):
    dims = " ".join(f"dim: {size}" for size in shape)
    return CaffeNet(read_net(HEAD % dims + layer))


def pooling(settings):
    return f'layer {{ name: "p" type: "Pooling" bottom: "data" top: "p" pooling_param {{ {settings} }} }}'


def test_it_computes_what_numpy_computes(deployed, job):
    blobs = deployed(data=torch.from_numpy(job.test_images))
    logits = network(job.weights)(job.test_images)
    np.testing.assert_allclose(blobs["scores"].detach(), logits, atol=1e-5)
    np.testing.assert_allclose(blobs["probabilities"].detach().sum(dim=1), 1, atol=1e-6)


def test_opencv_reads_our_files_and_agrees(deployed, job, tmp_path):
    frameworks.need("opencv")
    folder = tmp_path / "a folder with spaces"
    folder.mkdir()
    text, weights = folder / "digits.prototxt", folder / "digits.caffemodel"
    text.write_text(example("digits_deploy.prototxt"))
    caffemodel.write(weights, deployed)
    ours = deployed(data=torch.from_numpy(job.test_images))["probabilities"].detach().numpy()
    theirs = opencv.caffe(text, weights, job.test_images)
    np.testing.assert_allclose(theirs, ours, atol=1e-6, rtol=0)
    assert ours.std() > 0.2  # not all the same


def test_opencv_notices_one_changed_weight(deployed, job, tmp_path):
    frameworks.need("opencv")
    text, weights = tmp_path / "digits.prototxt", tmp_path / "digits.caffemodel"
    text.write_text(example("digits_deploy.prototxt"))
    ours = deployed(data=torch.from_numpy(job.test_images))["probabilities"].detach().numpy()
    put_weights(deployed, job.changed("scores.w", 1e-2).weights)
    caffemodel.write(weights, deployed)
    assert np.abs(opencv.caffe(text, weights, job.test_images) - ours).max() > 1e-4


def test_a_broken_file_is_an_error_with_opencvs_words(job, tmp_path):
    frameworks.need("opencv")
    (tmp_path / "broken.prototxt").write_text("layer {")
    (tmp_path / "empty.caffemodel").touch()
    with pytest.raises(RuntimeError, match=r"opencv_reader.*ended with status 1"):
        opencv.caffe(tmp_path / "broken.prototxt", tmp_path / "empty.caffemodel", job.test_images)


def test_saved_weights_come_back(deployed, tmp_path):
    caffemodel.write(tmp_path / "digits.caffemodel", deployed)
    fresh = caffemodel.load(
        tmp_path / "digits.caffemodel", CaffeNet(read_net(example("digits_deploy.prototxt")))
    )
    for name, array in weights_of(deployed).items():
        np.testing.assert_array_equal(weights_of(fresh)[name], array)


def test_weights_of_another_network_are_refused(deployed, tmp_path):
    caffemodel.write(tmp_path / "digits.caffemodel", deployed)
    text = example("digits_deploy.prototxt").replace("num_output: 32", "num_output: 33")
    with pytest.raises(ValueError, match=r"'hidden' needs weights of the shapes \[\(33, 64\), \(33,\)\]"):
        caffemodel.load(tmp_path / "digits.caffemodel", CaffeNet(read_net(text)))
    (tmp_path / "no.caffemodel").write_bytes(b"\xff\xff\xff")
    with pytest.raises(ValueError, match="is not a caffemodel"):
        caffemodel.load(tmp_path / "no.caffemodel", deployed)


def test_phases():
    net = read_net(example("digits_train_val.prototxt"))
    names = {phase: {layer.name for layer in layers_in(net, phase)} for phase in ("TRAIN", "TEST")}
    assert names["TRAIN"] - names["TEST"] == {"loss"}
    assert names["TEST"] - names["TRAIN"] == {"accuracy"}
    with pytest.raises(ValueError, match="got 'DEPLOY'"):
        layers_in(net, "DEPLOY")


def test_the_accuracy_is_a_share(job):
    net = CaffeNet(read_net(example("digits_train_val.prototxt")), "TEST")
    put_weights(net, job.weights)
    images, labels = torch.from_numpy(job.test_images), torch.from_numpy(job.test_labels)
    expected = (network(job.weights)(job.test_images).argmax(axis=1) == job.test_labels).mean()
    assert net(data=images, label=labels)["accuracy"].item() == pytest.approx(expected)


@pytest.mark.parametrize("momentum", [0.0, 0.9])
@pytest.mark.parametrize("decay", [0.0, 0.01])
def test_the_solver_steps_as_pytorch_does(job, momentum, decay):
    solver = read_solver(example("digits_solver.prototxt"))
    solver.base_lr, solver.momentum, solver.weight_decay = 0.05, momentum, decay
    ours, theirs = (CaffeNet(read_net(example("digits_train_val.prototxt")), "TRAIN") for _ in range(2))
    for net in (ours, theirs):
        put_weights(net, job.weights)
    solve(ours, solver, job.images[:5], job.labels[:5])
    optimizer = torch.optim.SGD(theirs.parameters(), lr=0.05, momentum=momentum, weight_decay=decay)
    for x, y in zip(torch.from_numpy(job.images[:5]), torch.from_numpy(job.labels[:5]), strict=True):
        optimizer.zero_grad()
        theirs(data=x, label=y)["loss"].backward()
        optimizer.step()
    for a, b in zip(ours.parameters(), theirs.parameters(), strict=True):
        torch.testing.assert_close(a, b, atol=1e-6, rtol=0)


@pytest.mark.parametrize("method, layer", [("MAX", nn.MaxPool2d), ("AVE", nn.AvgPool2d)])
@pytest.mark.parametrize("size, pooled", [(8, 4), (7, 3), (6, 3)])
def test_pooling_rounds_up(method, layer, size, pooled):
    net = net_of(pooling(f"pool: {method} kernel_size: 3 stride: 2"), 2, 3, size, size)
    x = torch.randn(2, 3, size, size)
    assert net.blob_shapes()["p"] == (2, 3, pooled, pooled)
    torch.testing.assert_close(net(data=x)["p"], layer(3, 2, ceil_mode=True)(x))


def test_shapes_without_computing():
    layer = (
        'layer { name: "c" type: "Convolution" bottom: "data" top: "c" '
        "convolution_param { num_output: 6 kernel_size: 5 stride: 2 pad: 1 group: 3 bias_term: false } }"
    )
    net = net_of(layer, 7, 9, 11, 13)
    assert net.blob_shapes() == {"data": (7, 9, 11, 13), "c": (7, 6, 5, 6)}
    assert [tuple(p.shape) for p in net.parameters()] == [(6, 3, 5, 5)]


@pytest.mark.parametrize(
    "layer, message",
    [
        ('layer { name: "x" type: "LRN" bottom: "data" top: "x" }', "does not know the type 'LRN'"),
        (
            'layer { name: "x" type: "ReLU" bottom: "dta" top: "x" }',
            "reads the blob 'dta', which none before",
        ),
        (pooling("pool: STOCHASTIC kernel_size: 2"), "does not know the pooling STOCHASTIC"),
        (
            'layer { name: "c" type: "Convolution" bottom: "data" top: "c" '
            "convolution_param { num_output: 2 } }",
            "'c': expected one kernel_size, got",
        ),
    ],
)
def test_what_it_does_not_know_it_names(layer, message):
    with pytest.raises(ValueError, match=message):
        net_of(layer, 1, 2, 8, 8)


def test_an_error_in_the_text_has_its_place():
    with pytest.raises(ValueError, match=r'2:9.*no field named "nam"'):
        read_net("\nlayer { nam: 3 }")


def test_only_the_inputs_are_taken(deployed):
    with pytest.raises(ValueError, match=r"expected the blobs \['data'\], got \['image'\]"):
        deployed(image=torch.zeros(1, 1, 8, 8))


@pytest.mark.parametrize("name", FILES)
def test_our_files_can_be_read(name):
    read = read_solver if "solver" in name else read_net
    assert read(example(name)).ByteSize() > 50


def test_an_unknown_file_is_an_error():
    with pytest.raises(ValueError, match=r"got 'lenet.prototxt'"):
        example("lenet.prototxt")

"""Torch7's binary files, read by two programs that others have written; and Lua."""

import io

import frameworks
import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from dlcourse.frameworks.formats import lua, opencv, t7
from dlcourse.frameworks.trainers import digits_job
from dlcourse.frameworks.trainers import numpy as numpy_trainer
from dlcourse.frameworks.trainers.torch import build


def trained():
    job = digits_job(100)
    _, weights = numpy_trainer.train(job.weights, job.images, job.labels, job.rate)
    return build(weights)


NETWORKS = {
    "the digits' own": lambda: build(digits_job(1).weights),
    "the same, trained": trained,
    "maximum pooling, ReLU, stride": lambda: nn.Sequential(
        nn.Conv2d(1, 3, (3, 2), stride=(2, 1), padding=(1, 0)),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(18, 4),
    ),
}


@pytest.fixture(params=NETWORKS)
def net(request):
    torch.manual_seed(0)
    return NETWORKS[request.param]()


@pytest.fixture
def images():
    return digits_job(1).test_images


def output(net, images):
    return net(torch.from_numpy(images)).detach().numpy()


def test_torchfile_reads_it_and_numpy_computes_the_same(net, images, tmp_path):
    frameworks.need("torchfile")
    t7.write(tmp_path / "net.t7", net)
    read = t7.read(tmp_path / "net.t7")
    np.testing.assert_allclose(t7.forward(read, images), output(net, images), atol=1e-6, rtol=1e-6)


def test_opencv_reads_it_and_computes_the_same(net, images, tmp_path):
    frameworks.need("opencv")
    t7.write(tmp_path / "net.t7", net)
    np.testing.assert_allclose(
        opencv.torch7(tmp_path / "net.t7", images), output(net, images), atol=1e-6, rtol=1e-6
    )


def test_a_changed_weight_is_noticed(images, tmp_path):
    frameworks.need("torchfile")
    job = digits_job(1)
    t7.write(tmp_path / "net.t7", build(job.changed("conv1.w", 1e-2).weights))
    changed = t7.forward(t7.read(tmp_path / "net.t7"), images)
    assert np.abs(changed - output(build(job.weights), images)).max() > 1e-4


def test_an_unknown_layer_is_named(tmp_path):
    with pytest.raises(ValueError, match="the Torch7 module for GELU"):
        t7.write(tmp_path / "net.t7", nn.Sequential(nn.GELU()))


values = st.recursive(
    st.none()
    | st.booleans()
    | st.floats(allow_nan=False)
    | st.text(st.characters(codec="ascii"), max_size=5),
    lambda inner: st.dictionaries(
        st.text(st.characters(codec="ascii"), min_size=1, max_size=5), inner, max_size=3
    ),
    max_leaves=8,
)


def as_torchfile_returns(value):
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, dict):
        return {key.encode(): as_torchfile_returns(inner) for key, inner in value.items()}
    return value


def plain(value):
    """torchfile's tables as dictionaries; an empty one comes as a list."""
    if isinstance(value, list):
        return {index + 1: plain(inner) for index, inner in enumerate(value)}
    if hasattr(value, "items"):
        return {key: plain(inner) for key, inner in value.items()}
    return value


@given(values)
def test_any_value_comes_back(tmp_path_factory, value):
    frameworks.need("torchfile")
    path = tmp_path_factory.getbasetemp() / "value.t7"
    with path.open("wb") as file:
        t7.Writer(file).value(value)
    assert plain(t7.read(path)) == as_torchfile_returns(value)


@pytest.mark.parametrize("shape", [(3,), (2, 5), (1, 2, 3, 4)])
def test_arrays_come_back(tmp_path, shape):
    frameworks.need("torchfile")
    array = np.random.default_rng(0).normal(size=shape).astype(np.float32)
    with (tmp_path / "a.t7").open("wb") as file:
        t7.Writer(file).value(array.T)  # not contiguous
    np.testing.assert_array_equal(t7.read(tmp_path / "a.t7"), array.T)


def test_what_torch7_has_no_type_for_is_refused():
    with pytest.raises(TypeError, match="hold no set"):
        t7.Writer(io.BytesIO()).value({1, 2})


def test_lua_counts_from_one():
    frameworks.need("lupa")
    code = "for i = 1, #t do print(i, t[i] * 2) end; print(t[0], named.rate)"
    assert lua.run(code, t=[1.5, 2], named={"rate": 0.5}) == ["1\t3", "2\t4", "nil\t0.5"]


def test_lua_is_the_version_that_torch7_uses():
    frameworks.need("lupa")
    assert lua.run("print(_VERSION)") == ["Lua 5.1"]
    assert lua.version().startswith("Lua")


@pytest.mark.parametrize("code", ["x = = 2", "error('no')", "print(nothing.there)"])
def test_luas_own_words_about_an_error(code):
    frameworks.need("lupa")
    with pytest.raises(ValueError, match=r"Lua: .*:1:"):
        lua.run(code)


def test_runs_do_not_share_variables():
    frameworks.need("lupa")
    lua.run("kept = 1")
    assert lua.run("print(kept, python)") == ["nil\tnil"]

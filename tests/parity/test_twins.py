"""Both backends have the same families, and these the same functions with the same parameters."""

import subprocess
import sys
from importlib import import_module

import pytest
from parity import assert_twins

import dlcourse.numpy
import dlcourse.torch
from dlcourse.numpy._flat import families

PACKAGES = ["layers", "models"]
NO_TWINS = {
    "autograd": "PyTorch has its own",
    "optim": "PyTorch has its own",
    "schedules": "numbers in, numbers out: one implementation for both",
    "training": "devices and precisions are options there",
}
OURS, THEIRS = families("dlcourse.numpy"), families("dlcourse.torch")


def test_every_family_has_a_twin():
    assert set(OURS) - set(THEIRS) == {"autograd", "optim"}
    assert set(THEIRS) <= set(OURS)


@pytest.mark.parametrize("family", [family for family in THEIRS if family not in [*PACKAGES, *NO_TWINS]])
def test_both_sides_define_the_same_functions(family):
    assert_twins(family)


@pytest.mark.parametrize("package", PACKAGES)
def test_both_packages_offer_the_same_names(package):
    ours, theirs = (import_module(f"dlcourse.{backend}.{package}") for backend in ("numpy", "torch"))
    assert ours.__all__ == theirs.__all__


@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_every_function_is_found_without_its_family(backend):
    flat = import_module(f"dlcourse.{backend}")
    homes = {}
    for family in families(flat.__name__):
        module = import_module(f"{flat.__name__}.{family}")
        assert getattr(flat, family) is module
        for name, value in vars(module).items():
            if name[0] != "_" and callable(value) and getattr(value, "__module__", "") == module.__name__:
                assert getattr(flat, name) is value
                assert name not in homes, f"{name} stands in {family} and in {homes[name]}"
                homes[name] = family
    assert set(homes) <= set(dir(flat))
    assert all(hasattr(flat, name) for name in dir(flat))


def test_a_name_that_does_not_exist_is_said_so():
    with pytest.raises(AttributeError, match=r"module 'dlcourse\.numpy' has no attribute 'conv4d'"):
        dlcourse.numpy.conv4d  # noqa: B018
    with pytest.raises(AttributeError, match=r"module 'dlcourse\.torch' has no attribute 'AdditiveCache'"):
        dlcourse.torch.AdditiveCache  # noqa: B018


def test_a_flat_import_loads_nothing_but_its_family():
    code = "import sys; from dlcourse.numpy import softmax; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    loaded_families = [name for name in loaded if name.startswith("dlcourse.numpy.") and "._" not in name]
    assert loaded_families == ["dlcourse.numpy.activations"]
    assert "torch" not in loaded

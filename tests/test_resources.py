"""The course's own files are found in the wheel, else in the repository, and nowhere else."""

import pytest

from dlcourse import resources
from dlcourse.resources import resource


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A package folder like the one in site-packages, with nothing beside it yet."""
    package = tmp_path / "dlcourse"
    package.mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", package)
    return package


@pytest.mark.parametrize("folder", resources.FOLDERS)
def test_the_repository_has_every_folder(folder):
    assert resource(folder).is_dir()
    assert resource(folder).name == folder


def test_the_folder_inside_the_package_comes_first(installed):
    (installed / "_bundled/datasets").mkdir(parents=True)
    (installed.parent / "datasets").mkdir()
    (installed.parent / "pyproject.toml").touch()
    assert resource("datasets") == installed / "_bundled/datasets"


def test_a_clone_serves_when_nothing_is_bundled(installed):
    (installed.parent / "datasets").mkdir()
    (installed.parent / "pyproject.toml").touch()
    assert resource("datasets") == installed.parent / "datasets"


def test_another_package_of_the_same_name_is_not_taken_for_ours(installed):
    (installed.parent / "datasets").mkdir()
    with pytest.raises(FileNotFoundError, match=r"datasets are missing.*reinstall"):
        resource("datasets")


@pytest.mark.parametrize("folder", ["", "tests", "../datasets", "/etc"])
def test_no_other_folder_is_given_out(folder):
    with pytest.raises(ValueError, match="datasets, notebooks"):
        resource(folder)

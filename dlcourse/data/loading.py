"""Load a data set by its name, or read its card."""

from difflib import get_close_matches

from dlcourse.data.bundled import BUNDLED, load_bundled
from dlcourse.data.card import Card, card_of
from dlcourse.data.dataset import Dataset
from dlcourse.data.embedded import embedded_card, embedded_names, load_embedded

_ORIGINALS = ("mnist", "fashion_mnist", "cifar10", "imdb")


def names() -> tuple[str, ...]:
    """Return the names of all data sets that ``load`` knows; none of them needs a network."""
    return (*embedded_names(), *sorted(BUNDLED))


def load(name: str) -> Dataset:
    """Load a data set.

    Args:
        name: One of ``names()``, for example "mnist_10k".

    Returns:
        The data set; its arrays are new at every call and yours to change.

    Raises:
        ValueError: there is no data set of that name.
    """
    _require_known(name)
    return load_bundled(name) if name in BUNDLED else load_embedded(name)


def find_card(name: str) -> Card:
    """Return the card of a data set without loading the data.

    Raises:
        ValueError: there is no data set of that name.
    """
    _require_known(name)
    return card_of(name) if name in BUNDLED else embedded_card(name)


def describe(name: str) -> None:
    """Print the card of a data set: shapes and meaning, source and cut, licence.

    Raises:
        ValueError: there is no data set of that name.
    """
    print(find_card(name))


def _require_known(name: str) -> None:
    known = names()
    if name in known:
        return
    close = get_close_matches(str(name), known, n=3, cutoff=0.5)
    meant = f"; did you mean {' or '.join(map(repr, close))}?" if close else "."
    full = f" The full set is dlcourse.data.originals.{name}()." if name in _ORIGINALS else ""
    raise ValueError(f"there is no data set {name!r}{meant}{full} Known are {', '.join(known)}")

"""What crosses the wire of an object of ours that student code was handed."""

from typing import Any


def data_of(thing: Any) -> dict[str, Any]:
    """Its attributes, but for those with a leading underscore."""
    return {name: value for name, value in vars(thing).items() if not name.startswith("_")}

"""What is wrong with a handed-in configuration, a dictionary of settings, before anything is trained."""

from collections.abc import Callable, Mapping
from typing import Any

from dlcourse.checking.diagnosis.evidence import Evidence
from dlcourse.checking.diagnosis.result_patterns import misspelt_key
from dlcourse.checking.diagnosis.techniques import Shows


def key_missing(good: Mapping[str, Any]) -> Shows:
    """A key of a good configuration is missing, and not because it is misspelt."""

    def shows(evidence: Evidence) -> bool:
        config = evidence.calls[0].got.value
        return isinstance(config, dict) and bool(good.keys() - config.keys()) and not misspelt_key(evidence)

    return shows


def value_not_allowed(good: Mapping[str, Any], train: Callable[[Any], Any]) -> Shows:
    """With the value that a good configuration has for one of the keys it could be trained.

    Args:
        good: a configuration that can be trained.
        train: raises TypeError or ValueError for one that cannot.
    """

    def shows(evidence: Evidence) -> bool:
        config = evidence.calls[0].got.value
        if not isinstance(config, dict) or config.keys() != good.keys() or can_be_trained(config, train):
            return False
        return any(can_be_trained({**config, key: value}, train) for key, value in good.items())

    return shows


def can_be_trained(config: Any, train: Callable[[Any], Any]) -> bool:
    """Whether ``train(config)`` accepts it."""
    try:
        train(config)
    except (TypeError, ValueError, AttributeError):
        return False
    return True

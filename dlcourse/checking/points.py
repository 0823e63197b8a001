"""What the calls of an answer earn."""

from collections.abc import Sequence

from dlcourse.checking.diagnosis.evidence import Call


def earned(calls: Sequence[Call]) -> float:
    """Part of an answer's points, 0 to 1: the weighted share of the cases that pass.

    What visible cases add is multiplied by the share that passes of the hidden ones. So examples known by
    heart earn nothing, and an answer that is half right everywhere earns half. Where no case is hidden, the
    visible ones count as they are.
    """
    hidden = [call for call in calls if call.hidden]
    shown = [call for call in calls if not call.hidden]
    share = _passed(hidden) / _weight(hidden) if hidden else 1.0
    return (_passed(hidden) + share * _passed(shown)) / (_weight(hidden) + _weight(shown))


def _passed(calls: Sequence[Call]) -> float:
    return _weight([call for call in calls if call.problem is None])


def _weight(calls: Sequence[Call]) -> float:
    return sum(call.case.weight for call in calls)

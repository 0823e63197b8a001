"""Mistakes known by the error with which an answer stops (14.11)."""


def stops(error, *words):
    """Every failing call stopped with this error, or some of them did so by its very words."""

    def shows(evidence):
        found = [
            call.got.error == error and any(w in call.got.message for w in words) for call in evidence.failed
        ]
        return bool(found) and all(found)

    return shows

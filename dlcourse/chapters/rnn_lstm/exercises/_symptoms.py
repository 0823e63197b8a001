"""What gives away one maximum for all rows: right for huge logits, but not for rows that lie far apart."""

import numpy as np

from dlcourse.chapters.regression.exercises._symptoms import number


def lost_apart(huge, apart):
    """Right for moderate logits and for ``huge`` (a loss of about 1000), not finite for rows ``apart``.

    Args:
        huge: arguments with one row of logits, 1000 and 0.
        apart: arguments with two rows, thousands apart.
    """

    def shows(evidence):
        moderate = all(call.problem is None for call in evidence.calls if not call.case.quiet)
        one, two = evidence.reference(*huge), number(evidence, *apart)
        return moderate and abs(number(evidence, *huge) - one) < 1e-3 and not np.isfinite(two)

    return shows

"""The text of a course's ``nbgrader_config.py``."""

import json
from pathlib import Path

_TEMPLATE = '''"""nbgrader's settings for this course. Written by 'autograder init'; change what you like."""

from pathlib import Path

from autograder.course import settings

c = get_config()  # noqa: F821  (nbgrader provides it)

# The course is where this file is, so the folder can be moved.
course = Path(__file__).resolve().parent
c.CourseDirectory.root = str(course)
c.CourseDirectory.course_id = {course_id}
c.CourseDirectory.groupshared = settings.is_shared(course)  # by graders of one group

# Where students fetch assignments and hand them in: writable for everyone, with the sticky bit (mode 1777).
c.Exchange.root = {exchange}
c.ExchangeFactory.collect = settings.CollectOwnFiles  # no links: they would be followed with your rights

# What students get: the course's own stubs in place of the solutions.
c.GenerateAssignment.preprocessors = settings.release_preprocessors()

# Grading: 'autograder grade' and 'nbgrader autograde' both run students' code in a sandbox and let an oracle
# outside of it judge. The two c.Execute lines are for those who put nbgrader's own Execute back in place.
c.Autograde.sanitize_preprocessors = settings.sanitize_preprocessors()
c.Autograde.autograde_preprocessors = settings.autograde_preprocessors()
c.Autograde.post_convert_hook = c.GenerateFeedback.post_convert_hook = settings.sharing(course)
c.Execute.skip_cells_with_tag = settings.DEMO
c.Execute.timeout = 120

# Grading and feedback pages: mathematics without a network, no signs behind headings.
c.HTMLExporter.extra_template_basedirs = settings.page_templates()
c.HTMLExporter.exclude_anchor_links = True
c.GenerateFeedback.exporter_class = settings.FeedbackPage
'''

OWN_EXCHANGE = "exchange"
"""The folder inside the course that serves as exchange unless another one is named."""


def nbgrader_config(course_id: str, exchange: Path | None) -> str:
    """Write the settings of a course.

    Args:
        course_id: the name under which students find the course in the exchange.
        exchange: an absolute path; None for the course's own folder ``exchange``.
    """
    place = _quoted(str(exchange)) if exchange else f'str(course / "{OWN_EXCHANGE}")'
    return _TEMPLATE.format(course_id=_quoted(course_id), exchange=place)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

"""Shows a verdict: one content, as HTML in a notebook and as plain text elsewhere."""

from dlcourse.checking.report.display import Report, show

__all__ = ["Report", "show"]

"""What an instructor wants to know about a graded assignment, on one page."""

from autograder.reports.page import report, report_file

__all__ = ["report", "report_file"]

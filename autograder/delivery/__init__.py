"""Submissions that come in a learning platform's own form, or by mail, and feedback that goes back in it."""

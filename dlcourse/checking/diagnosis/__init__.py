"""Names mistakes: evidence, techniques, generic mistakes, and inputs made smaller."""

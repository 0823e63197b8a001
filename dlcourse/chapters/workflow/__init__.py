"""Chapter 15: the steps of a project, how its result is measured, and what becomes of it outside."""

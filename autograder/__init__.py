"""The instructor side: build the course, release it, grade it."""

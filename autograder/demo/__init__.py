"""A class of made-up students: shows on any machine what grading does with all that people hand in."""

from autograder.demo.make import Demo, make_demo

__all__ = ["Demo", "make_demo"]

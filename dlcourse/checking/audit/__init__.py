"""Proves that every exercise keeps its promises."""

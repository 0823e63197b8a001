"""Measurements and weights for the explorers of chapter 1, with the scripts that remake them."""

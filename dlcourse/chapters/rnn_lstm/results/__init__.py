"""Weights trained once for the explorers of chapter 10, with the scripts that remake them."""

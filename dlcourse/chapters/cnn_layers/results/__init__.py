"""Weights trained once for the explorers of chapter 8, with the script that remakes them."""

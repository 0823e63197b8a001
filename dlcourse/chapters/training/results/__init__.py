"""Trainings that the explorers of chapter 7 show, with the scripts that repeat them."""

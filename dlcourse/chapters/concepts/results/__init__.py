"""Saved results of longer computations, each beside the script that remakes it."""

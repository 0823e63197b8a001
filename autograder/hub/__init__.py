"""A class on one machine with JupyterHub: what an administrator needs, and what is still open."""

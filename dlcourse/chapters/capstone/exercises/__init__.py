"""What the capstone checks; what is marked by hand stands in the notebook."""

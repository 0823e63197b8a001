"""What chapter 10 checks."""

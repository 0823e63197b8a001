"""What chapter 0 checks: practice without points."""

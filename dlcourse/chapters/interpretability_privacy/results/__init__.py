"""Networks and trainings that chapter 16 explains and attacks, and the programs that made them."""

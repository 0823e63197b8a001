"""What chapter 7 plays with: a race, batch sizes, overfitting, the landscape of a loss."""

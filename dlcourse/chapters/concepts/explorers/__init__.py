"""What chapter 1 plays with: features by hand or learned, and what the layers of a network make of digits."""

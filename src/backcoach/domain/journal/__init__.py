"""What was done and how it felt, as records, and all that is read off them."""

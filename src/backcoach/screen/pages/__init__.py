"""What is printed once: tables, cards and lists."""

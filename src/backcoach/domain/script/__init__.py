"""What is said and heard along a timeline, and when."""

"""What each key of the data may be."""

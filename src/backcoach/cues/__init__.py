"""What is heard: words, chimes, or nothing."""

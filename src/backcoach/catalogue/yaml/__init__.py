"""YAML to text and numbers: read without surprises, every fault with its place."""

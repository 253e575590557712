"""YAML to checked domain values, and the search over them."""

"""Pure values and rules: no clock, file, terminal or YAML. Times are integer milliseconds."""

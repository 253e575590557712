"""How far somebody has got, in a fraction of the time."""

from math import pi, sin


def smoothed(through: float) -> float:
    """How far a person is who moves from rest to rest, smoothly, in a fraction of the time.

    The path of least jerk, as hands take it: Flash and Hogan, Journal of Neuroscience, 1985.
    """
    t = min(1.0, max(0.0, through))
    return t * t * t * (10 + t * (6 * t - 15))


def flowing(through: float) -> float:
    """How far somebody is who slows down at a pose, but does not stop there."""
    return through - 0.5 * sin(2 * pi * through) / (2 * pi)

"""What a voice may be asked for."""

SLOWEST_VOICE, FASTEST_VOICE = 0.8, 1.5
"""How many times as fast as usual somebody may be spoken to."""

LOWEST_PITCH, HIGHEST_PITCH = 0, 99

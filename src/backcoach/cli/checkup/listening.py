"""Hearing what a session sounds like: each chime with what it means, and a sentence."""

import sys
import time

from backcoach.cli import output, person
from backcoach.cli.session.sounding import Audible, ears
from backcoach.cues.hearing import Part
from backcoach.domain.knowledge.terms import Chime, CueKind
from backcoach.domain.script.silence import CHIME_MS
from backcoach.domain.timeline.timeline import Cue
from backcoach.domain.words.labels import CHIME_WORDS
from backcoach.domain.words.lengths import estimated_ms
from backcoach.domain.words.unheard import one_by_one

SENTENCE = "This is how you are spoken to in a session."
_BETWEEN_S = 0.6
"""After how long the next chime comes; one that failed has been tried once more by then."""
_SPARE_S = 1.5
"""How much longer than it should a voice may take, to start or to fail."""


def listen() -> None:
    """Play each chime and say a sentence, and say of each what it is; then what was not heard."""
    known = person.profile()
    with ears(known, Audible(voice=True, sound=True), asked=True) as heard:
        for chime in Chime:
            _write(f"{chime.value}: {CHIME_WORDS[chime]}")
            heard.audio.sound(Cue(0, CueKind.MOVE, chime=chime))
            if not heard.audio.unheard().get(Part.CHIMES):
                time.sleep(CHIME_MS[chime] / 1000 + _BETWEEN_S)
        _write(f"voice: {SENTENCE}")
        heard.audio.say(SENTENCE)
        time.sleep(estimated_ms(SENTENCE, known.voice_speed) / 1000 + _SPARE_S)
    for text in heard.told:  # but for the advice to do what has just been done
        output.complain(" ".join(each for each in one_by_one(text) if "doctor --hear" not in each))
    if not heard.told:
        _write("If you heard nothing, look at the loudspeaker and its volume.")


def _write(line: str) -> None:
    output.write(f"{line}\n")
    sys.stdout.flush()

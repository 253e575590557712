"""From a plan to its timeline: the phases, and along them all that is written, heard and said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from heapq import merge

from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.knowledge.terms import Talk
from backcoach.domain.plan.plan import Plan
from backcoach.domain.script.captions import captions_of
from backcoach.domain.script.speech import SpokenPlan
from backcoach.domain.timeline.layout import Settings, phases_of
from backcoach.domain.timeline.timeline import Cue, Phase, Script, Timeline


@dataclass(frozen=True, slots=True)
class Spoken:
    """How somebody is spoken to, which changes no phase.

    `talk` is how much is said, None for nothing, and `voice_speed` how fast, 1 being as usual.
    """

    talk: Talk | None = Talk.FULL
    voice_speed: float = 1.0

    @classmethod
    def of(cls, known: Profile) -> "Spoken":
        """As a profile says."""
        return cls(known.talk, known.voice_speed)

    def at(self, talk: Talk | None) -> "Spoken":
        """Return the same way to be spoken to, but so much."""
        return replace(self, talk=talk)

    def cues(self, phases: Sequence[Phase], plan: Plan) -> tuple[Cue, ...]:
        """Every cue, in order: what is written and sounds at each change, and the words between."""
        captions = tuple(captions_of(phases, plan))
        if self.talk is None:
            return captions
        words = SpokenPlan(phases, plan, captions, self.talk, self.voice_speed).spoken()
        return tuple(merge(captions, words, key=lambda cue: cue.at_ms))


IN_FULL = Spoken()
"""As somebody is spoken to who has not asked for anything else."""


def compile_timeline(plan: Plan, settings: Settings, script: Script = IN_FULL) -> Timeline:
    """Compile a plan to its exact phases and cues. The same plan always gives the same."""
    return Timeline(plan, phases_of(plan, settings), script)

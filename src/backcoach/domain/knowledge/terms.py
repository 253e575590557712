"""The field's words, as enums. Their values are the ids used in YAML and in JSON."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, TypeAlias

WORST = 10
"""Pain scores go from 0 to this."""


class Position(StrEnum):
    """How the body is placed, from the tallest to the lowest."""

    STANDING = "standing"
    SEATED = "seated"
    KNEELING = "kneeling"
    HANDS_AND_KNEES = "hands-and-knees"
    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LYING = "side-lying"


ON_THE_FLOOR = frozenset(
    {
        *(Position.KNEELING, Position.HANDS_AND_KNEES),
        *(Position.SUPINE, Position.PRONE, Position.SIDE_LYING),
    }
)


class Purpose(StrEnum):
    """What a routine is for, in the order of a list."""

    OWN = "own"
    EVERY_DAY = "every-day"
    FEELING = "by-feeling"
    DESK = "at-the-desk"
    STRENGTH = "strength"
    OTHER = "other"


class Setting(StrEnum):
    """Where an exercise can be done."""

    FLOOR = "floor"
    DESK = "desk"
    DOORWAY = "doorway"
    WALL = "wall"


class Equipment(StrEnum):
    """What an exercise cannot do without."""

    MAT = "mat"
    CHAIR = "chair"
    DESK = "desk"
    DOORFRAME = "doorframe"
    WALL = "wall"
    STRAP = "strap"
    CUSHION = "cushion"
    BALL = "ball"


class Goal(StrEnum):
    """What an exercise is for."""

    MOBILITY = "mobility"
    STRETCH = "stretch"
    STRENGTH = "strength"
    CONTROL = "control"
    RELAX = "relax"


class Condition(StrEnum):
    """What makes some exercises unwise: the codes that cautions refer to."""

    FLEXION_SENSITIVE = "flexion-sensitive"
    EXTENSION_SENSITIVE = "extension-sensitive"
    ROTATION_SENSITIVE = "rotation-sensitive"
    LEG_PAIN = "leg-pain"
    OSTEOPOROSIS = "osteoporosis"
    VERTEBRAL_FRACTURE = "vertebral-fracture"
    PREGNANCY = "pregnancy"
    PELVIC_GIRDLE_PAIN = "pelvic-girdle-pain"
    AFTER_BIRTH = "after-birth"
    HIP_PRECAUTIONS = "hip-precautions"
    BLOOD_PRESSURE = "blood-pressure"
    EYES = "eyes"
    BLEEDING_RISK = "bleeding-risk"
    KIDNEY = "kidney"
    SHOULDER = "shoulder"
    WRIST = "wrist"
    KNEE = "knee"
    NECK = "neck"
    BALANCE = "balance"


FORMER_CONDITIONS: Mapping[str, tuple[Condition, ...]] = {
    "head-down": (Condition.BLOOD_PRESSURE, Condition.EYES),
}
"""Codes that there were once, and what each of them means now."""


class Tier(StrEnum):
    """How much a sign or circumstance matters, from the most urgent."""

    EMERGENCY = "emergency"
    """Call for help now."""
    URGENT = "urgent"
    """No session until a clinician has cleared it."""
    CLEARANCE = "clearance"
    """No warning sign, but a reason to ask a clinician before starting."""
    ROUTINE = "routine"
    """Gentle sessions are fine; book an appointment."""


class Evidence(StrEnum):
    """What kind of thing a source is, from the one to be surest of to the least.

    It says what stands behind the words, not how they were read: a summary of a trial that was
    read in a copy is still a trial. A page that retells something in its own way is an article.
    """

    GUIDELINE = "guideline"
    """Experts weighed all there is and advise by agreed rules: NICE, ACP, WHO."""
    REVIEW = "review"
    """A systematic review of many studies."""
    TRIAL = "trial"
    """People were given one thing or another, and compared."""
    STUDY = "study"
    """One study without such a comparison, an observation or a single case."""
    CONSENSUS = "consensus"
    """Experts say together what they think."""
    HEALTH_SERVICE = "health-service"
    """What a health service, a hospital or a public authority tells people."""
    ASSOCIATION = "association"
    """What an association of professionals or patients tells people: CSP, ACE."""
    REFERENCE = "reference"
    """A textbook, a manual or an encyclopedia."""
    ARTICLE = "article"
    """A page of a clinic, a teacher, a newspaper or a shop: one voice, unchecked."""
    BACKGROUND = "background"
    """General knowledge of the field."""
    HOUSE_RULE = "house-rule"
    """Our own choice."""


class Occasion(StrEnum):
    """When somebody says how much it hurts."""

    BEFORE = "before"
    DURING = "during"
    NEXT_MORNING = "next-morning"


class Symptom(StrEnum):
    """What may come with pain and counts besides the score."""

    LEG = "leg"
    """In a leg, and new, worse or further down than usual, or the leg is weak or numb."""
    LEG_UP = "leg-up"
    """It was in a leg, and draws back up towards the back."""
    SHARP = "sharp"
    FAINT = "faint"
    """Chest pain, breathlessness, dizziness or faintness."""


class Advice(StrEnum):
    """What a pain score leads to."""

    GO_ON = "go-on"
    GENTLE = "gentle"
    """A whole session in half of every smallest dose."""
    REST = "rest"
    """Resting positions, breathing and walking alone."""
    EASE = "ease"
    """Smaller and easier, in the middle of an exercise."""
    SWAP = "swap"
    """Stop this exercise, do another for the same purpose."""
    END = "end"
    SIGNS = "signs"
    """End at once, and look at the warning signs."""
    KEEP = "keep"
    HALVE = "halve"
    DROP = "drop"


class Side(StrEnum):
    """The side a phase works on."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def other(self) -> "Side":
        """The opposite side; both is its own opposite."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.BOTH: Side.BOTH}[self]


SoreSide: TypeAlias = Literal["left", "right"]
"""The sides that can be the sore one."""


class Sides(StrEnum):
    """How a dosage deals with the two sides of the body."""

    BOTH = "both"
    """Both at once: no sides to count."""
    EACH = "each"
    """All on one side, then all on the other."""
    ALTERNATE = "alternate"
    """Repetition by repetition."""
    ONE = "one"
    """The sore side alone; each side where no sore side is known."""


class Breathing(StrEnum):
    """How to breathe during one part of a repetition."""

    IN = "in"
    OUT = "out"
    STEADY = "steady"
    """Breath after breath, paced by the breath guide."""
    FREE = "free"
    """As it comes, unpaced."""


class Breath(StrEnum):
    """What the breath does during one phase of a timeline."""

    IN = "in"
    OUT = "out"
    HELD = "held"
    FREE = "free"


class PhaseKind(StrEnum):
    """What happens during one phase of a timeline."""

    PREPARE = "prepare"
    SHOW = "show"
    """A part of a demonstration: it is shown and said, and not done yet."""
    MOVE = "move"
    HOLD = "hold"
    REST = "rest"
    SWITCH = "switch"


class CueKind(StrEnum):
    """Why something is said or sounded."""

    ANNOUNCE = "announce"
    SHOW = "show"
    READY = "ready"
    MOVE = "move"
    HOLD = "hold"
    BREATHE = "breathe"
    SWITCH = "switch"
    REST = "rest"
    COUNT = "count"
    DONE = "done"


class Chime(StrEnum):
    """Sounds to tell apart with closed eyes."""

    MOVE = "move"
    """Move now: a movement begins, or one that a pause came into goes on. It means nothing else."""
    MOVE_IN = "move-in"
    """The same, and breathe in with it."""
    MOVE_OUT = "move-out"
    IN = "in"
    """Breathe in: in a stillness, also as it begins, or in the midst of a movement."""
    OUT = "out"
    HELD = "held"
    """Let the breath rest, for longer than a moment."""
    STAY = "stay"
    """A stillness begins that is not paced by the breath."""
    HALFWAY = "halfway"
    SIDES = "sides"
    REST = "rest"
    DONE = "done"


class Urgency(StrEnum):
    """Whether words may cut off others."""

    AMBIENT = "ambient"
    """Numbers and breaths: never worth an interruption, and said only where it is quiet."""
    URGENT = "urgent"
    """What to do, where, and on which side: in place of what is being said."""


NOTHING = ("none", "nothing", "no", "-")
"""What people write for no value."""
ON, OFF = ("on", "yes", "true"), ("off", "no", "none", "false")

TIME_OF_DAY = r"([01]?\d|2[0-3]):[0-5]\d"
"""How a time of day is written, as a regular expression."""

WAKING_MIN = 4 * 60
"""From when on it is a new day, in minutes since midnight; before that, it is still night."""

LONGEST_MINUTES = 600.0
"""As long as anybody may wish a session to be."""
MOST_LEVELS = 5
"""As many levels as an exercise may have."""


class Characters(StrEnum):
    """What a terminal is drawn on with."""

    UNICODE = "unicode"
    """Blocks, lines and braille."""
    ASCII = "ascii"
    """Nothing but what every terminal has, one cell wide."""


class Talk(StrEnum):
    """How much is said, from the most."""

    FULL = "full"
    BRIEF = "brief"
    MINIMAL = "minimal"


class Teach(StrEnum):
    """Which exercises are shown before they are done, and how to get there said."""

    NEW = "new"
    """Those that are new to somebody."""
    ALWAYS = "always"
    """Every one, each time it comes."""
    NEVER = "never"


class Way(StrEnum):
    """Which way a key leads."""

    EASIER = "easier"
    HARDER = "harder"

    @property
    def other(self) -> "Way":
        """The opposite way."""
        return Way.HARDER if self is Way.EASIER else Way.EASIER

    def allows(self, before_ms: int, after_ms: int) -> bool:
        """Whether so much work may come after so much: easier no more, harder no less."""
        return after_ms <= before_ms if self is Way.EASIER else after_ms >= before_ms

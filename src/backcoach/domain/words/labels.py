"""What people read and hear for the ids of the field's terms."""

from backcoach.domain.knowledge.muscle import How
from backcoach.domain.knowledge.terms import (
    Chime,
    Evidence,
    Occasion,
    Position,
    Purpose,
    Side,
    Symptom,
)

POSITION_WORDS = {
    Position.STANDING: "standing",
    Position.SEATED: "seated",
    Position.KNEELING: "kneeling",
    Position.HANDS_AND_KNEES: "on hands and knees",
    Position.SUPINE: "lying on your back",
    Position.PRONE: "lying on your front",
    Position.SIDE_LYING: "lying on your side",
}

PURPOSE_WORDS = {
    Purpose.OWN: "Your own",
    Purpose.EVERY_DAY: "Every day",
    Purpose.FEELING: "By what you feel",
    Purpose.DESK: "At the desk and on the road",
    Purpose.STRENGTH: "Strength",
    Purpose.OTHER: "Other",
}

CHIME_WORDS = {
    Chime.MOVE: "move now, and breathe as you like",
    Chime.MOVE_IN: "move now, and breathe in with it",
    Chime.MOVE_OUT: "move now, and breathe out with it",
    Chime.IN: "breathe in, while you hold still",
    Chime.OUT: "breathe out, while you hold still",
    Chime.HELD: "let the breath rest",
    Chime.STAY: "you have arrived: hold still, and breathe freely",
    Chime.HALFWAY: "half of it is over",
    Chime.SIDES: "change sides",
    Chime.REST: "rest",
    Chime.DONE: "done",
}

SIDE_WORDS = {Side.LEFT: "left", Side.RIGHT: "right", Side.BOTH: "both"}

HOW_WORDS = {
    How.STRENGTHENS: "strengthens",
    How.TRAINS_CONTROL: "trains control of",
    How.STRETCHES: "stretches",
    How.MOBILISES: "mobilises",
    How.RELEASES: "releases",
    How.RELAXES: "relaxes",
}

EVIDENCE_WORDS = {
    Evidence.GUIDELINE: "guideline",
    Evidence.REVIEW: "systematic review",
    Evidence.TRIAL: "trial",
    Evidence.STUDY: "single study",
    Evidence.CONSENSUS: "expert consensus",
    Evidence.HEALTH_SERVICE: "health-service page",
    Evidence.ASSOCIATION: "association's page",
    Evidence.REFERENCE: "reference work",
    Evidence.ARTICLE: "article",
    Evidence.BACKGROUND: "background",
    Evidence.HOUSE_RULE: "house rule",
}

OCCASION_WORDS = {
    Occasion.BEFORE: "Before a session",
    Occasion.DURING: "During a session (key p)",
    Occasion.NEXT_MORNING: "The next morning",
}

SYMPTOM_WORDS = {
    Symptom.LEG: "in a leg, and new, worse, further down, weak or numb",
    Symptom.LEG_UP: "from a leg back up towards the back",
    Symptom.SHARP: "sharp or sudden",
    Symptom.FAINT: "chest pain, breathless, dizzy or faint",
}
"""In few words, for a table."""

"""Each part of a movement can be done by somebody who hears nothing but its few words.

The table was made by hand from the steps and the figures, not from the words it is held against:
for each part the limb, the way it goes (or, for stillness, what is kept), and the side.
"""

from typing import NamedTuple

from backcoach.domain.knowledge.exercise import Part
from backcoach.domain.knowledge.terms import PhaseKind
from tests.catalogue.hearing import untold
from tests.catalogue.samples import real_catalogue
from tests.every import every

HEARD = {
    "ql-doorway-stretch": (
        "stand/grow/stretch, tall/taller/long",
        "hips, {side}",
        "lean/hips/waist",
        "come/hips, upright/middle/over your feet",
    ),
    "ql-doorway-cross-step": (
        "{side} arm, up/over",
        "{side} foot/{side} leg, behind",
        "lean/bend, {other}",
        "lean/{side} side/waist",
        "up/upright, arm, foot, back",
    ),
    "glute-bridge": ("hips, lift/raise", "hips, up/high/line", "hips, lower/down"),
    "standing-hamstring-stretch": (
        "{side} heel/{side} foot, forward/ahead",
        "{other} knee, bend, forward",
        "back/lean, long/straight/flat/in",
        "up/upright, {side} foot/{side} heel, back/in",
    ),
    "rag-doll": (
        "knees, soft/soften/loose",
        "hips, fold/tip/bend, down/forward",
        "head/elbows, hang/down/folded",
        "knees, bend, hand/hands, thigh/thighs",
        "rise/stand/come up/roll up, head/tall/upright",
    ),
    "puppy-pose": (
        "hands, forward/ahead",
        "chest, sink/lower/down",
        "chest/arms/hips/forehead, down/low/long/up/forward/knees",
        "hands, back",
    ),
    "bird-dog": (
        "{side} arm, forward/ahead, {other} leg, back/behind",
        "arm/hips, leg/hips, level/long/still/out/line",
        "arm/hand, leg/knee, lower/down",
    ),
    "dead-bug": (
        "{side} arm, overhead/back, {other} foot/{other} leg/{other} heel, lower/down",
        "arm/hand, leg/knee/foot, up/lift/raise/back",
    ),
    "lying-figure-4": (
        "{side} ankle/{side} foot, {other} thigh/{other} knee",
        "clasp/hands, behind, {other} thigh",
        "thigh/leg/knee, towards/to you/in/nearer/closer",
        "thigh/leg/legs/buttock, close/near/in/there/still/long/lengthen",
        "feet/foot, down/floor",
    ),
    "lying-hip-twist": ("both knees, lower, to the {side}", "knees, middle/centre"),
    "t-spine-rotation": (
        "{side} elbow, up/ceiling",
        "elbow, under/down, {side}/{other}",
        "elbow/chest/turn, middle/centre/level",
    ),
    "knee-to-chest": (
        "{side} knee/{side} leg/{side} thigh/{side} shin, hold/clasp/hands",
        "{side} knee/{side} thigh/{side} leg, chest/towards",
        "knee/thigh/leg/head/shoulders, in/close/near/down/there/towards/floor",
        "{side} foot, down/floor",
    ),
    "knee-rolls": (
        "both knees, roll/lower/sink/drop, to the {side}",
        "shoulders/knees, down/floor/there/{side}",
        "knees, middle/centre",
    ),
    "draw-in": (
        "belly, soft/soften/loose",
        "belly, in/spine",
        "belly, in/drawn/light/lightly",
        "belly, go/soft/soften/loose/out",
    ),
    "pelvic-tilt": (
        "back, arch",
        "arch/arched",
        "back/arch, go/relax/down/floor/easy",
        "back, flat/flatten/floor",
        "back, flat/floor/down",
        "back, go/easy/relax/loose",
    ),
    "side-leg-lift": (
        "{side} leg, lift/raise",
        "leg/hip/hips, up/high/level/above",
        "{side} leg/leg, lower/down",
    ),
    "cat-stretch": (
        "back, round/arch, up",
        "belly, sink/lower/drop/down",
        "back, middle/level/flat",
    ),
    "superman": (
        "belly, tighten/firm",
        "{side} arm, {other} leg, lift/raise",
        "arm, leg",
        "arm, leg, lower/down",
    ),
    "seated-rotation": (
        "grow/sit/stretch, tall/taller",
        "waist/chest/body/shoulders, turn, {side}",
        "{other} hand, {side} knee",
        "turn/come/face/chest, front/forward/middle",
    ),
    "partial-curl": (
        "head, shoulders, lift/raise/curl",
        "head/shoulders/neck, up/long/line/still/lifted",
        "head/shoulders, lower/down",
    ),
    "ql-ball-release": (
        "lean/weight, {side}, ball",
        "still, ball/wall",
        "weight, off/away",
    ),
    "walk": ("walk/step, pace/easy/easily/talk/steadily",),
    "standing-break": ("weight/foot/feet, shift/step/walk",),
    "mcgill-curl-up": (
        "head, shoulders, lift/raise",
        "head/shoulders/back, up/low/still/long/lifted",
        "head/shoulders, lower/down/rest",
    ),
    "side-plank": (
        "hips, lift/raise",
        "hips, up/high/line",
        "hips, lower/down",
    ),
    "prone-on-elbows": (
        "elbows/forearms, up/prop/under",
        "elbows/forearms/hips/belly, on/heavy/down/sag/soft",
        "chest, lower/sink/down",
    ),
    "prone-press-up": (
        "chest, up/lift/raise, hands/arms/press/push",
        "chest, lower/sink/down",
    ),
    "childs-pose": (
        "hands/chest/forehead, fold/bend, forward/ahead/down",
        "forehead/head/back/fold",
        "hands, back/in, up/tall",
    ),
    "heel-rock": (
        "hips/buttocks, back, heels",
        "hips/buttocks/heels, back",
        "hips/shoulders/chest, forward/over your hands",
    ),
    "half-kneeling-hip-flexor": (
        "tailbone, under/tuck",
        "hips/hip, forward/ahead",
        "hip/hips/chest/tailbone, forward/tall/upright/tucked/under",
        "hips/hip, back",
    ),
    "hamstring-strap-stretch": (
        "{side} leg/{side} knee/{side} heel, straighten/up/ceiling",
        "leg, strap/up/long/straight",
        "{side} knee/{side} leg, bend",
    ),
    "bent-knee-fall-out": (
        "{side} knee, out/outwards/side",
        "{side} knee, up/middle/back",
    ),
    "heel-slide": (
        "{side} heel/{side} foot, away/out/along/forward",
        "{side} heel/{side} foot/{side} knee, back/in/bend",
    ),
    "clamshell": ("{side} knee, lift/open/raise/up", "knee, lower/close/down"),
    "prone-hip-extension": (
        "{side} leg, lift/raise",
        "leg/hip/hips, up/low/down/level/off",
        "{side} leg/leg, lower/down",
    ),
    "open-book": (
        "{side} arm, over/open/up",
        "{side} arm/{side} hand/knees, open/there/look/looking/down/heavy/together",
        "{side} arm/{side} hand/palm/palms, back/together/on palm",
    ),
    "ninety-ninety-rest": (
        "feet/calves, seat/chair",
        "legs/calves, chair/seat/heavy",
        "feet, back/in",
    ),
    "hip-hinge": ("hips/buttocks, back/to the wall", "stand/rise, up/tall"),
    "abdominal-brace": (
        "belly/middle/waist, soft/soften/loose",
        "belly/middle/waist, tighten/firm",
        "belly/middle/waist, firm/tight/light",
        "belly/middle/waist, go/soft/soften/loose",
    ),
    "deep-belly-breathing": ("belly, rise/up/lift/fill", "belly, sink/fall/down"),
    "seated-figure-4": (
        "{side} ankle, {other} thigh/{other} knee",
        "sit/grow/back/stretch, tall/taller/long",
        "tip/lean/bend, forward",
        "lean/chest/back/buttock, in/forward/long/lengthen",
        "sit/come/chest, up/tall/upright",
        "{side} foot, down/floor",
    ),
    "seated-cat-cow": (
        "back/chest, arch/lift",
        "back, round",
        "sit/back, middle/tall",
    ),
    "standing-back-extension": (
        "chest, lean, back",
        "lean/leaning/chest, back/there/in",
        "stand/come/chest, up/upright/tall",
    ),
    "sit-to-stand": (
        "tip/lean/bend, forward/over your toes",
        "stand/rise, up/feet/legs",
        "hips/buttocks/yourself, lower/down, seat/chair/back",
        "sit/chest, tall/up/upright",
    ),
    "seated-hamstring-stretch": (
        "{side} heel/{side} foot, forward/ahead/out",
        "sit/grow/back/stretch, tall/taller/long",
        "tip/lean/bend, forward",
        "lean/back/{side} knee, in/forward/long/soft/flat",
        "sit/come/chest, up/tall/upright",
        "{side} foot/{side} heel, back/in",
    ),
    "seated-knee-to-chest": (
        "{side} knee/{side} shin/{side} leg/{side} foot, hold/clasp/hands",
        "{side} knee/knee, chest/towards",
        "tall/knee",
        "{side} foot, down/floor",
    ),
    "side-bend": (
        "{side} arm, up",
        "lean/bend, {other}",
        "bend/bent/lean, {other}/in/there/over",
        "up/upright/tall, arm",
    ),
    "desk-lean": (
        "back, long",
        "hips/chest, back/sink/down",
        "hips/head/chest/lean, back/between/down/low/in",
        "come/rise/stand/hips, up/upright/forward/tall",
    ),
    "split-stance-hip-flexor": (
        "{side} foot/{side} leg, back/behind",
        "tuck, hips, forward",
        "tall/hips/hip/tailbone, tall/forward/under/tucked/lengthen",
        "{side} foot/{side} leg, in/forward/beside",
    ),
    "heel-raise": ("heels, lift/raise/up", "heels, lower/sink/down"),
    "standing-leg-lift": ("{side} leg, side/sideways", "{side} leg/that leg, lower/down"),
    "chair-hip-hinge": ("hips, back/behind", "seat, tap/touch", "stand/rise, up/tall"),
    "buttock-squeeze": (
        "buttocks, squeeze/tighten/firm",
        "buttocks/both, firm/tight/squeezed",
        "buttocks, go/soft/soften/loose",
    ),
    "pelvic-floor-squeeze": (
        "pelvic floor/back passage, tighten/squeeze/lift",
        "keep, lift/lifted",
        "it/squeeze, go/soft/soften/loose",
    ),
    "sit-tall-reset": (
        "hips/chest/back, forward/rise/up/tall/lift",
        "sit/chest/shoulders/back, tall/up/long/back",
        "back/chest/shoulders, go/sink/ease/slump/rest/round",
    ),
}


class Spoken(NamedTuple):
    """A part of an exercise's movement, and what has to be heard of it."""

    exercise: str
    part: Part
    row: str

    def __str__(self) -> str:
        return f"{self.exercise}: {self.part.do}"


def spoken() -> list[Spoken]:
    """Every part there is, with its row."""
    return [
        Spoken(each.id, part, row)
        for each in real_catalogue().exercises
        for part, row in zip(each.movement, HEARD[each.id], strict=True)
    ]


every_part = every(spoken())


def test_there_is_a_row_for_every_exercise() -> None:
    assert list(HEARD) == [each.id for each in real_catalogue().exercises]


@every_part
def test_the_few_words_of_a_part_tell_all_of_it_when_heard_alone(spoken: Spoken) -> None:
    assert untold(spoken.row, spoken.part.short) == [], spoken.part.short


@every_part
def test_the_whole_sentences_of_a_part_tell_no_less(spoken: Spoken) -> None:
    assert untold(spoken.row, spoken.part.say) == [], spoken.part.say


@every_part
def test_stillness_begins_with_what_is_kept(spoken: Spoken) -> None:
    # "Breathe in and hold ..." would be heard as holding the breath.
    if spoken.part.kind is PhaseKind.HOLD:
        assert spoken.part.short.split()[0] in ("keep", "rest", "stay")

"""Each part of a movement can be done by somebody who hears nothing but its few words.

The table was made by hand from the steps and the figures, not from the words it is held against:
for each part the limb, the way it goes (or, for stillness, what is kept), and the side. What comes
after a semicolon is for the whole sentences: the few words follow others and have little time.
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
        "{side} foot/{side} leg, behind/cross",
        "lean/bend, {other}",
        "lean/{side} side/waist",
        "up/upright, arm, foot",
    ),
    "glute-bridge": ("hips, lift/raise", "hips, up/high/line", "hips, lower/down"),
    "standing-hamstring-stretch": (
        "{side} heel/{side} foot, forward/ahead",
        "{other} knee, bend, forward/tip; hips",
        "forward; back, long, {side} knee",
        "up/upright, foot/heel, back/in; {side} foot",
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
        "arm, leg, out/up/level/still",
        "arm/hand, leg/knee, lower/down",
    ),
    "dead-bug": (
        "{side} arm, overhead/back, {other} foot/{other} leg/{other} heel, lower/down",
        "arm/hand, leg/knee/foot, up/lift/raise/back",
    ),
    "lying-figure-4": (
        "{side} ankle/{side} foot, {other} thigh/{other} knee",
        "{other} foot/{other} thigh, clasp/hands, behind, thigh",
        "thigh/leg/knee, towards/to you/in/nearer/closer",
        "thigh/leg/legs/buttock, close/near/in/there/still/long/lengthen",
        "feet/foot, down/floor",
    ),
    "lying-hip-twist": ("both knees, lower, to the {side}; shoulders", "knees, middle/centre"),
    "t-spine-rotation": (
        "{side} elbow, up/ceiling",
        "elbow, under/down; {side} elbow, {other} hand",
        "turn/elbow/chest, middle/floor",
    ),
    "knee-to-chest": (
        "{side} knee/{side} leg/{side} foot, hold/clasp/hands",
        "{side} knee/{side} thigh/{side} leg, chest/towards",
        "knee/thigh/leg/head/shoulders, in/close/near/down/there/towards/floor",
        "{side} foot, down/floor",
    ),
    "knee-rolls": (
        "both knees, roll/lower/sink, to the {side}; shoulders",
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
        "back, arch/arches",
        "arch/arched",
        "back/arch, go/relax/down/floor/easy",
        "back, flat/flatten/floor",
        "back, flat/floor/down",
        "back, rest/relax/easy/at first",
    ),
    "side-leg-lift": (
        "{side} leg, lift/raise",
        "leg, up; {side} leg",
        "leg, lower/down; {side} leg",
    ),
    "cat-stretch": (
        "back, round/arch, up",
        "belly, sink; chest, lift",
        "back, middle/level/flat",
    ),
    "superman": (
        "{side} arm, {other} leg, long; belly, tighten/firm",
        "arm, leg, lift/raise; {side} arm, {other} leg",
        "arm, leg, up/low",
        "arm, leg, lower/down",
    ),
    "seated-rotation": (
        "grow/sit/stretch, tall/taller",
        "waist/chest/body/shoulders, turn, {side}",
        "{other} hand/hands, {side} knee, seat",
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
        "chest, up/lift/raise; arms/hands, hips, floor",
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
    "clamshell": ("{side} knee, lift/open/raise/up", "knee, lower/close; {side} knee"),
    "prone-hip-extension": (
        "{side} leg, lift/raise",
        "leg, up/off; {side} leg",
        "leg, lower/down; {side} leg",
    ),
    "open-book": (
        "{side} arm, over/open/up",
        "{side} arm/{side} hand/knees, open/there/look/looking/down/heavy/together",
        "palms/palm, join/meet/together/on palm; {side} arm, back",
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
    "seated-belly-breathing": ("belly, rise/swell/fill", "belly, sink/fall/in"),
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
        "{side} heel/{side} foot, forward/ahead/out; hands, {other} thigh",
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
        "hips/chest, back/sink; hips, chest",
        "hips/head/chest/lean, back/between/down/low/in",
        "come/rise/stand/hips, up/upright/forward/tall",
    ),
    "split-stance-hip-flexor": (
        "{side} foot/{side} leg, back/behind",
        "tuck, hips, forward; tailbone, {other} knee",
        "tall/hips/hip/tailbone, tall/forward/under/tucked/lengthen",
        "{side} foot/{side} leg, in/forward/beside",
    ),
    "heel-raise": ("heels, lift/raise/up", "heels, lower/sink/down"),
    "standing-leg-lift": ("{side} leg, side/sideways", "leg, lower/down; {side} leg"),
    "chair-hip-hinge": ("hips, back/behind", "seat, tap/touch", "stand/rise, up/tall"),
    "buttock-squeeze": (
        "buttocks, squeeze/tighten/firm",
        "firm; buttocks",
        "buttocks, go/soft/soften/loose",
    ),
    "pelvic-floor-squeeze": (
        "pelvic floor/back passage, tighten/squeeze/lift",
        "lift/lifted; inside",
        "lift/pelvic floor, go/soft; pelvic floor",
    ),
    "sit-tall-reset": (
        "hips/chest/back, forward/rise/up/tall/lift",
        "sit/chest/shoulders/back, tall/up/long/back",
        "back/chest/shoulders, go/sink/ease/rest/round",
    ),
    "leg-only-bird-dog": (
        "{side} leg, back/behind; hands",
        "leg, up/still; {side} leg",
        "knee/leg, lower/down; {side} knee",
    ),
    "toe-taps": (
        "{side} foot, lower/down; floor, knee",
        "knee/foot, up/lift; {side} knee/{side} foot, hip",
    ),
    "bridge-march": (
        "hips, lift/raise",
        "{side} foot/{side} knee, lift/up; hips, level",
        "{side} foot, down; hips",
        "hips, lower/down",
    ),
    "single-leg-bridge": (
        "hips, lift/raise, {other} leg, straight; {side} foot",
        "hips, up/high/line; {other} leg",
        "hips, lower/down; {other} leg",
    ),
    "wall-side-plank": (
        "{side} forearm/{side} elbow, wall; lean, {side}",
        "body/feet/hips/head, line; push",
        "push, tall/up; wall",
    ),
    "full-side-plank": (
        "hips, lift/raise, legs/feet; {side} elbow",
        "hips, up/high/line",
        "hips, lower/down",
    ),
    "calf-stretch-straight": (
        "{side} foot/{side} leg, back/behind; heel",
        "{other} knee, bend; hips, {side} heel/{side} knee, down/straight",
        "{side} heel, down; knee, straight",
        "{side} foot/{side} leg, in/forward/beside",
    ),
    "calf-stretch-bent": (
        "{side} foot/{side} leg, back/behind, half; heel",
        "both knees, bend, heel, down; {side} heel",
        "stay/low/knees, {side} heel, down",
        "stand/up, {side} foot/{side} leg, in/forward/beside",
    ),
    "single-heel-raise": ("{side} heel, lift/raise/up", "{side} heel, lower/sink/down"),
    "good-morning": ("hips, back, chest, forward", "stand/rise, up/tall"),
    "forearm-plank": (
        "hips, lift/raise, knees; forearms",
        "hips, up/high/line",
        "hips, lower/down",
    ),
}


class Spoken(NamedTuple):
    """A part of an exercise's movement, and what has to be heard of it."""

    exercise: str
    part: Part
    row: str

    @property
    def alone(self) -> str:
        """What its few words have to tell."""
        return self.row.partition("; ")[0]

    @property
    def whole(self) -> str:
        """What its whole sentences have to tell."""
        return self.row.replace("; ", ", ")

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
    assert untold(spoken.alone, spoken.part.short) == [], spoken.part.short


@every_part
def test_the_whole_sentences_of_a_part_tell_no_less(spoken: Spoken) -> None:
    assert untold(spoken.whole, spoken.part.say) == [], spoken.part.say


@every_part
def test_stillness_begins_with_what_is_kept(spoken: Spoken) -> None:
    # "Breathe in and hold ..." would be heard as holding the breath.
    if spoken.part.kind is PhaseKind.HOLD:
        assert spoken.part.short.split()[0] in ("keep", "rest", "stay")

"""The warning signs, as somebody tired has to read them."""

from backcoach.cli.asking import WIDEST
from backcoach.domain.knowledge.safety import ASKED, Sign
from backcoach.domain.knowledge.terms import Tier
from backcoach.screen.pages.safety_pages import sign_lines
from tests.every import every
from tests.making import shipped

SAFETY = shipped().safety


@every([each for each in SAFETY.signs if each.tier in ASKED], called=lambda sign: sign.id)
def test_a_sign_that_is_asked_about_is_one_line(sign: Sign) -> None:
    assert len([*sign_lines([sign], WIDEST)]) == 1


def test_an_age_alone_stops_nobody() -> None:
    (sign,) = (each for each in SAFETY.signs if each.id == "first-at-this-age")
    assert sign.tier is Tier.ROUTINE


@every([each for each in SAFETY.signs if each.sign.startswith("Pregnant")], lambda sign: sign.id)
def test_what_is_urgent_in_pregnancy_leads_to_the_maternity_unit(sign: Sign) -> None:
    assert (sign.tier, "maternity unit now" in sign.then) == (Tier.EMERGENCY, True)


URGENCY = {
    "foot-drags": (Tier.EMERGENCY, "emergency department today"),
    "chest-pain": (Tier.EMERGENCY, "Chest pain"),
    "arm-and-leg": (Tier.EMERGENCY, "an arm and a leg"),
    "one-leg": (Tier.URGENT, "numb patch"),
    "weak-defences": (Tier.URGENT, "with fever, feeling ill or growing pain"),
    "after-an-infection": (Tier.URGENT, "with fever, feeling ill or pain that keeps growing"),
    "rest-or-night": (Tier.URGENT, "does not ease with rest, and is much worse at night"),
    "swollen-calf": (Tier.URGENT, "swollen, hot and sore"),
    "blood-thinners": (Tier.URGENT, "after a knock"),
    "rash-in-a-band": (Tier.URGENT, "rash in a band"),
}
"""How urgent some signs are, and what makes them so."""


@every(URGENCY.items(), lambda row: row[0])
def test_a_sign_is_as_urgent_as_guidance_has_it(row: tuple[str, tuple[Tier, str]]) -> None:
    name, (tier, words) = row
    (sign,) = (each for each in SAFETY.signs if each.id == name)
    assert sign.tier is tier
    assert words in f"{sign.sign} {sign.then}"


def test_what_is_told_again_after_pain_and_in_a_guide_has_the_nerves_and_the_chest() -> None:
    quick = {each.id for each in SAFETY.signs_of(Tier.EMERGENCY) if each.is_quick}
    assert quick == {
        *("numb-between-the-legs", "wiping", "bladder", "bowels"),
        *("both-legs", "legs-give-way", "foot-drags", "chest-pain"),
    }

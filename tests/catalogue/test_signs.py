"""The warning signs, as somebody tired has to read them."""

import re

from backcoach.cli.asking import WIDEST
from backcoach.domain.knowledge.safety import ASKED, Sign
from backcoach.domain.knowledge.terms import Tier
from backcoach.screen.pages.safety_pages import sign_lines
from tests.every import every
from tests.making import shipped

SAFETY = shipped().safety
MOST_WORDS = 20


@every([each for each in SAFETY.signs if each.tier in ASKED], called=lambda sign: sign.id)
def test_a_sign_that_is_asked_about_is_one_line(sign: Sign) -> None:
    assert len([*sign_lines([sign], WIDEST)]) == 1


@every(
    [
        *(each.sign for each in SAFETY.signs),
        *(text for each in SAFETY.tiers for text in (each.question, each.then, each.unsure)),
        *(each.then for each in SAFETY.signs),
    ]
)
def test_what_is_asked_and_advised_is_said_in_short_sentences(text: str) -> None:
    sentences = re.split(r"[.?] ", text)
    assert [each for each in sentences if len(each.split()) > MOST_WORDS] == []


def test_an_age_alone_stops_nobody() -> None:
    (sign,) = (each for each in SAFETY.signs if each.id == "first-at-this-age")
    assert sign.tier is Tier.ROUTINE


@every([each for each in SAFETY.signs if each.sign.startswith("Pregnant")], lambda sign: sign.id)
def test_what_is_urgent_in_pregnancy_leads_to_the_maternity_unit(sign: Sign) -> None:
    assert (sign.tier, "maternity unit now" in sign.then) == (Tier.EMERGENCY, True)

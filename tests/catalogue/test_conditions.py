"""The words people were told: each leads to its own condition, or to what to do without one.

The table was made by hand. One diagnosis is never offered for another: only the same word with one
or two letters mistyped is asked about.
"""

import pytest

from backcoach.catalogue.conditions import conditions_in
from backcoach.domain.errors import CoachError
from backcoach.domain.knowledge.index import plain
from backcoach.domain.knowledge.terms import Condition
from tests.catalogue.samples import real_catalogue
from tests.every import every

SAFETY = real_catalogue().safety

WORDS = """
stenosis                        | extension-sensitive
Spinal stenosis                 | extension-sensitive
spondylolisthesis               | extension-sensitive
slipped vertebra                | extension-sensitive
facet joint                     | extension-sensitive
disc                            | flexion-sensitive
slipped disc                    | flexion-sensitive
herniated disc                  | flexion-sensitive
bulging disk                    | flexion-sensitive
prolapse                        | flexion-sensitive
sciatica                        | leg-pain
trapped nerve                   | leg-pain
radiculopathy                   | leg-pain
hip replacement                 | hip-precautions
new hip                         | hip-precautions
pregnant                        | pregnancy
PGP                             | pelvic-girdle-pain
symphysis                       | pelvic-girdle-pain
C-section                       | after-birth
caesarean                       | after-birth
postnatal                       | after-birth
blood thinners                  | bleeding-risk
warfarin                        | bleeding-risk
haemophilia                     | bleeding-risk
one kidney                      | kidney
kidney disease                  | kidney
glaucoma                        | eyes
high blood pressure             | blood-pressure
dizziness                       | blood-pressure
hypotension                     | blood-pressure
osteopenia                      | osteoporosis
brittle bones                   | osteoporosis
compression fracture            | vertebral-fracture
broken vertebra                 | vertebral-fracture
vertebral_fracture              | vertebral-fracture
head-down                       | blood-pressure eyes
sciatica, glaucoma and neck     | leg-pain eyes neck
stenosis osteopenia             | extension-sensitive osteoporosis
stiff neck; bad knee            | neck knee
osteoporsis                     | Did you mean osteoporosis?
stenossi                        | Did you mean stenosis?
glaucom                         | Did you mean glaucoma?
siatica                         | Did you mean sciatica?
spondylolisthisis               | Did you mean spondylolisthesis?
wirst                           | Did you mean wrist?
kne                             | Did you mean knee?
slipped disv                    | rule here
athritis                        | Did you mean arthritis?
arthritis                       | the joint that is sore
spondylosis                     | what makes your back worse
spondylolysis                   | Ask a doctor or physiotherapist
spondylitis                     | Ask a doctor or physiotherapist
scoliosis                       | what makes your back worse
degenerative disc disease       | what makes your back worse
fibromyalgia                    | every day
ankylosing spondylitis          | which exercises suit you
bone cancer                     | speak to a doctor
diabetes                        | fever
hernia                          | If a disc is meant
womb prolapse                   | pelvic health physiotherapist
knee replacement                | Ask your surgeon
brittle bone disease            | Ask a doctor
osteopetrosis                   | Ask a doctor
multiple sclerosis              | If your balance is not steady
cauda equina                    | emergency number
back surgery                    | 12 weeks
heart attack                    | ask a doctor
sclerosis                       | rule here
stenoses of the heart           | rule here
carotid stenosis                | rule here
ectopic pregnancy               | rule here
dish                            | rule here
fusio                           | Did you mean fusion?
MG                              | rule here
spondylosys                     | Did you mean spondylosis?
cyst                            | rule here
"""
ROWS = [tuple(cell.strip() for cell in row.split("|")) for row in WORDS.strip().splitlines()]


def answer(text: str) -> str:
    """The codes that a text comes to, or what somebody is told who gets none."""
    try:
        return " ".join(conditions_in(SAFETY, text))
    except CoachError as error:
        return error.hint


@every(ROWS, lambda row: row[0])
def test_a_word_leads_to_its_condition_or_to_what_to_do_without(row: tuple[str, ...]) -> None:
    typed, expected = row
    is_code = {*expected.split()} <= {*Condition}
    assert answer(typed) == expected if is_code else expected in answer(typed)


def test_the_table_has_sixty_words() -> None:
    assert len({typed for typed, _ in ROWS}) >= 60


KNOWN = [
    *((word, each.condition) for each in SAFETY.conditions for word in (each.name, *each.aliases)),
    *((each, each) for each in Condition),
]


@every(KNOWN, lambda row: row[0])
def test_every_code_name_and_alias_is_taken(row: tuple[str, Condition]) -> None:
    word, condition = row
    assert conditions_in(SAFETY, word) == (condition,)


@every([(word, each.say) for each in SAFETY.uncoded for word in each.words], lambda row: row[0])
def test_every_word_without_a_code_says_what_to_do(row: tuple[str, str]) -> None:
    word, say = row
    assert answer(word) == say


OWN = {plain(word): condition for word, condition in KNOWN}


@every([plain(word) for each in SAFETY.uncoded for word in each.words] + [*OWN])
def test_a_letter_too_few_never_leads_to_another_condition(word: str) -> None:
    said = [answer(word[:at] + word[at + 1 :]) for at in range(len(word))]
    asked = [each.removeprefix("Did you mean ").rstrip("?") for each in said if "mean" in each]
    meant = {OWN.get(plain(each)) for each in asked if "a disc is meant" not in each}
    assert meant <= {OWN.get(word)}


@pytest.mark.parametrize("text", ["", " , ", "and", "or;"])
def test_what_names_nothing_is_said_to(text: str) -> None:
    with pytest.raises(CoachError, match="names no condition"):
        conditions_in(SAFETY, text)

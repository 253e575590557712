"""What no text of ours may claim, because nobody has shown it, and what every paper has to say."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import typer
import yaml

from backcoach.catalogue.files import FILES, data_folder
from backcoach.cli.app import COMMANDS, app
from backcoach.cli.handout.format import ON_PAPER, Format
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.terms import Goal
from tests.cli.program import Program
from tests.every import every
from tests.making import shipped

ROOT = Path(__file__).resolve().parents[1]

# A pattern is looked for in texts without line breaks, whatever the case of their letters.
CLAIMS = {
    # Guidelines disagree: the American one has it, NICE's (NG59) says not to offer it.
    "acupuncture": r"acupunctur",
    # The WHO's guideline and NICE's say not to use it.
    "ultrasound": r"ultrasound|ultrasonic",
    # Whether it helps is not what a coach for exercises could show.
    "chiropractic": r"chiropract",
    # The same.
    "osteopathy": r"osteopath",
    # A comfort for those who like it; that it puts anything right has not been shown.
    "needling as a cure": (
        r"needling[^.|]*\b(cur|heal|fix|reliev|releas|treat|work|help|reduc|eas)"
        r"|\b(cur|heal|fix|reliev|releas|treat)\w* [^.]*needling"
    ),
    # A percentage from the advertising of a single clinic.
    "63.5": r"\b63[.,]5\b",
    # Found together with back pain, in some; which comes first is not known.
    "tight hamstrings as the cause": (
        r"(tight|short)\w* hamstrings? [^.]*\b(caus|lead|pull|make|give)"
        r"|\b(caus|due to|comes? from|because of)[^.]*hamstring"
    ),
    # People with any posture have back pain, and people with any posture have none.
    "posture as the cause": (
        r"\b(bad|poor|wrong|incorrect|faulty) posture"
        r"|posture[^.]*\bcaus|\b(caus|due to|comes? from|because of)[^.]*\bposture"
        r"|correct your posture"
    ),
    # Training helps with a strong core as with a weak one.
    "a weak core as the cause": (
        r"\bweak (core|abs|abdominals?|tummy|belly|back)\b|\bcore[^.]*\bcaus"
        r"|\b(caus|due to|comes? from|because of)[^.]*\bcore\b"
    ),
    # Most back pain goes by itself, and comes back; no exercise ends it for good.
    "a cure": r"\bcur(e|es|ed|ing)\b|pain.free|for good\b|once and for all",
    # A back is not broken.
    "fixing": r"\bfix(es|ed|ing)? (your|(the|a) (\w+ )?(back|spine|pain|posture|muscle))\b",
    # Nobody can promise anything about a back.
    "a guarantee": r"guarantee|\bpromise|proven\b|\bmiracle",
    # A twist to its end is what fragile and sore backs should not do.
    "a far twist": r"\bfar over\b|as far (over|round) as (you can|possible)",
    # An order to push on is how people get hurt.
    "pain as a sign of success": r"no pain,? no gain|push through",
}

STRONGER = re.compile(r"\bstrong|strength", re.IGNORECASE)
DISCLAIMERS = (
    "General information, not a diagnosis",
    "not reviewed by a clinician yet",
)

# What to read


def flowing(text: str) -> str:
    """A text without its line breaks."""
    return " ".join(text.split())


def strings(value: Any, leave_out: frozenset[str]) -> Iterator[str]:
    """The texts in data, without those under keys that are left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from strings(each, leave_out)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in leave_out:
                yield from strings(each, leave_out)


def data_text(name: str) -> str:
    """All that people read of a data file; a source may be called what its authors called it."""
    titles = {"title", "publisher"} if name == "sources.yaml" else set()
    value = yaml.safe_load((data_folder() / name).read_bytes())
    return ". ".join(strings(value, frozenset({"id", "sources", "address", *titles})))


def said_by_the_program(file: Path) -> str:
    """The texts in a module that are no docstrings, so far as they stand in its source."""
    tree = ast.parse(file.read_text("utf-8"))
    expressions = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    return ". ".join(
        each.value
        for each in ast.walk(tree)
        if isinstance(each, ast.Constant)
        and isinstance(each.value, str)
        and id(each) not in expressions
    )


MARKUP = re.compile(r"<style.*?</style>|<script>.*?</script>|<[^>]*>", re.DOTALL | re.IGNORECASE)
"""What nobody reads of a page; what its script plays is read."""


def printed(program: Program, *words: str) -> str:
    """What a command prints; of a page, what people read of it."""
    done = program.run(*words, env={"PATH": ""})  # a voice would take its time
    assert done.code == 0
    return unescape(MARKUP.sub(" ", done.out)) if done.out.startswith("<!doctype") else done.out


def command_lines() -> Iterator[tuple[str, ...]]:
    """Every command and every command in a command."""
    yield ()
    for name in COMMANDS:
        yield (name,)
        command = typer.main.get_command(app).get_command(None, name)  # type: ignore[attr-defined]
        yield from ((name, inner) for inner in getattr(command, "commands", ()))


HELPS = tuple((*words, "--help") for words in command_lines())
# A PDF is given what a page is given. What else is on paper about a routine stands in the data.
FORMATS = sorted(ON_PAPER - {Format.PDF})
ROUTINES = ("essentials", "pregnancy")
HANDOUTS = tuple(
    ("print", each, "--format", form, "--output", "-") for each in ROUTINES for form in FORMATS
)
PAGES = (
    *(("safety",), ("safety", "rules"), ("safety", "about")),
    *(("profile",), ("list",), ("muscles",), ("routines",)),
)
DOCUMENTS = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))

OWN_WORDS = "the program's own words"


@cache
def everything() -> dict[str, str]:
    """All texts, each with where it stands."""
    texts = {name: data_text(name) for name in FILES}
    texts |= {file.name: file.read_text("utf-8") for file in DOCUMENTS}
    with TemporaryDirectory() as home:
        program = Program(Path(home))
        commands = (*HELPS, *PAGES, *HANDOUTS)
        texts |= {" ".join(words): printed(program, *words) for words in commands}
    modules = sorted((ROOT / "src").rglob("*.py"))
    texts[OWN_WORDS] = ". ".join(said_by_the_program(file) for file in modules)
    return {name: flowing(text) for name, text in texts.items()}


@cache
def our_words() -> dict[str, str]:
    """All texts without what others have called their pages."""
    return {name: without_source_titles(text) for name, text in everything().items()}


def without_source_titles(text: str) -> str:
    """A text without what others have called their pages."""
    for source in shipped().sources:
        for name in filter(None, (source.title, source.publisher)):
            text = text.replace(flowing(name), "")
    return text


# The claims


@pytest.mark.slow
@every(CLAIMS)
def test_nothing_is_claimed_that_has_not_been_shown(claim: str) -> None:
    pattern = re.compile(CLAIMS[claim], re.IGNORECASE)
    found = {
        name: match[0]
        for name, text in our_words().items()
        for match in [pattern.search(text)]
        if match
    }
    assert found == {}


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("acupuncture", "Acupuncture relaxes it."),
        ("ultrasound", "Ask for ultrasound."),
        ("chiropractic", "See a chiropractor."),
        ("osteopathy", "Osteopaths have shown it."),
        ("needling as a cure", "Dry needling releases the muscle."),
        ("needling as a cure", "Relieve it with dry needling."),
        ("63.5", "It helps 63.5 percent."),
        ("tight hamstrings as the cause", "Tight hamstrings cause back pain."),
        ("tight hamstrings as the cause", "It often comes from the hamstrings."),
        ("posture as the cause", "Poor posture hurts."),
        ("posture as the cause", "Your posture is the main cause."),
        ("a weak core as the cause", "A weak core is why."),
        ("a cure", "It cures back pain."),
        ("fixing", "Fix your back in a week."),
        ("a guarantee", "Guaranteed to work."),
        ("a far twist", "Let both knees fall far over."),
        ("pain as a sign of success", "No pain, no gain."),
    ],
)
def test_a_claim_would_be_found(claim: str, text: str) -> None:
    assert re.search(CLAIMS[claim], text, re.IGNORECASE)


@pytest.mark.parametrize(
    "text",
    [
        "The pair that one clinic gives around a dry needling visit.",
        "Breaks up sitting and lets your back change its posture.",
        "Lengthens the hamstrings, the muscles on the back of the thigh.",
        "With osteoporosis, move slowly. A secure hold.",
        "Works the core and the back.",
    ],
)
def test_what_is_no_claim_is_not_taken_for_one(text: str) -> None:
    assert [name for name, claim in CLAIMS.items() if re.search(claim, text, re.I)] == []


MOVING = [each for each in shipped().exercises if each.goal in (Goal.MOBILITY, Goal.STRETCH)]


@every(MOVING, lambda each: each.id)
def test_what_moves_or_stretches_is_not_said_to_make_anything_stronger(each: Exercise) -> None:
    texts = (each.name, *each.aliases, each.why, each.start, *each.steps, each.feel, *each.mistakes)
    assert [text for text in texts if STRONGER.search(text)] == []


@pytest.mark.slow
def test_nobody_is_shouted_at() -> None:
    # A picture of a page begins with this sign, and so does a mistake to avoid in a handout.
    marks = re.compile(r"!\[|(?<= )! (?=\S)")
    quiet = {name: text for name, text in everything().items() if name != OWN_WORDS}
    assert {name for name, text in quiet.items() if "!" in marks.sub("", text)} == set()


# The disclaimer


@pytest.mark.slow
@every(["README.md", "--help", *(" ".join(words) for words in HANDOUTS)])
def test_it_is_said_that_this_is_no_diagnosis_and_that_no_clinician_has_read_it(name: str) -> None:
    text = everything()[name].replace("\\", "")
    assert [each for each in DISCLAIMERS if each not in text] == []
    assert "Stop if pain gets worse" in text

"""The warning signs and the rules on paper, and a session where nobody can be asked."""

import json
from collections.abc import Iterable, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from backcoach.domain.knowledge.review import Answer
from backcoach.domain.knowledge.safety import ASKED
from backcoach.domain.knowledge.terms import Tier
from backcoach.domain.words.citing import called
from backcoach.domain.words.intended import ABOUT
from backcoach.domain.words.labels import EVIDENCE_WORDS
from backcoach.keeping.answers import FILE_NAME, add_answer, read_answers
from backcoach.terminal.clock import local_now
from tests.cli.copies import Copy
from tests.cli.program import COLOUR, ESCAPE, STYLE, Done, Program
from tests.making import shipped

SESSION = ("session", "desk", "--plain", "--speed", "1000")
SAFETY = shipped().safety

WAYS = {
    "piped": ({}, 80),
    "80 columns": ({"FORCE_COLOR": "1", "COLUMNS": "80"}, 80),
    "40 columns": ({"FORCE_COLOR": "1", "COLUMNS": "40"}, 40),
}
ways = pytest.mark.parametrize("environ", [each for each, _ in WAYS.values()], ids=WAYS)
pages = pytest.mark.parametrize("words", [("safety",), ("safety", "rules")], ids=" ".join)
INTENDED_USE = Path(__file__).resolve().parents[3] / "docs" / "intended-use.md"


def lines_of(program: Program, environ: Mapping[str, str], *words: str) -> list[str]:
    """The lines of a page, without colours."""
    return [STYLE.sub("", line).rstrip() for line in program.lines(*words, env=environ)]


def flowing(lines: Iterable[str]) -> str:
    """Lines as one text; those that end in a hyphen go on without a space."""
    return " ".join(" ".join(lines).split()).replace("- ", "-")


def is_in(text: str, part: str) -> bool:
    """Whether a flowing text has a part, wherever its lines were broken."""
    return flowing([part]) in text


# The pages


@ways
def test_every_sign_is_shown_and_what_to_do_in_each_tier(
    program: Program, environ: dict[str, str]
) -> None:
    text = flowing(lines_of(program, environ, "safety"))
    tiers = [each for tier in SAFETY.tiers for each in (tier.title, tier.then)]
    signs = [part for each in SAFETY.signs for part in (each.sign, each.then)]
    assert [each for each in (*tiers, *signs) if not is_in(text, each)] == []
    order = [text.index(tier.title) for tier in SAFETY.tiers]
    assert order == sorted(order)


def test_the_page_says_what_it_is_first(program: Program) -> None:
    text = flowing(program.lines("safety"))
    assert "not a diagnosis. No clinician has reviewed it yet." in text[:250]


@ways
def test_every_rule_is_shown_with_its_sources_and_its_limits(
    program: Program, environ: dict[str, str]
) -> None:
    text = flowing(lines_of(program, environ, "safety", "rules"))
    catalogue = shipped()
    for rule in SAFETY.pain:
        sources = catalogue.surest(rule.sources)
        said = (called(each) if each.address else EVIDENCE_WORDS[each.kind] for each in sources)
        caveat = f"; {rule.caveat}" if rule.caveat else ""
        assert is_in(text, f": {rule.say} From: {'; '.join(said)}{caveat}")
    conditions = [f"({each.condition}): {each.care}" for each in SAFETY.conditions]
    assert [each for each in conditions if not is_in(text, each)] == []
    assert f"again after {SAFETY.review.days} days, after pain of {SAFETY.review.score}" in text
    early = ", ".join(catalogue.exercise[each].name for each in SAFETY.morning.exercises)
    early = (
        f"Not in the first {SAFETY.morning.minutes} minutes after waking, nor where you are up to"
        f" {SAFETY.morning.before // 60} hours early: {early}."
    )
    assert is_in(text, early)
    assert is_in(text, "After 7 days or more without a session, 2 sessions are a level lower;")


def test_the_rules_say_what_no_trial_of_backs_has_shown(program: Program) -> None:
    assert "tested in tendons and knees, not in backs" in flowing(program.lines("safety", "rules"))


@ways
def test_what_it_is_for_is_said_in_full(program: Program, environ: dict[str, str]) -> None:
    text = flowing(lines_of(program, environ, "safety", "about"))
    wanted = [part for chapter in ABOUT for part in (chapter.title, *chapter.points)]
    assert [each for each in wanted if not is_in(text, each)] == []


def test_what_it_is_for_stands_in_the_same_words_on_the_page_that_says_more() -> None:
    text = flowing([INTENDED_USE.read_text("utf-8")])
    wanted = [part for chapter in ABOUT for part in (chapter.title, *chapter.points)]
    assert [each for each in wanted if not is_in(text, each)] == []


@pages
@pytest.mark.parametrize(("environ", "widest"), WAYS.values(), ids=WAYS)
def test_a_page_is_no_wider_than_what_it_is_shown_on(
    program: Program, words: tuple[str, ...], environ: dict[str, str], widest: int
) -> None:
    assert max(map(cell_len, lines_of(program, environ, *words))) <= widest


@pages
@pytest.mark.parametrize("columns", ["0", "1", "5", "x", "999999"])
def test_a_width_that_makes_no_sense_does_no_harm(
    program: Program, words: tuple[str, ...], columns: str
) -> None:
    lines = lines_of(program, {"FORCE_COLOR": "1", "COLUMNS": columns}, *words)
    assert 20 <= max(map(cell_len, lines)) <= 88 or columns == "x"


@pages
def test_colours_are_only_where_they_are_wanted(program: Program, words: tuple[str, ...]) -> None:
    forced = {"FORCE_COLOR": "1"}
    assert ESCAPE not in program.run(*words).out
    assert STYLE.search(program.run(*words, env=forced).out)
    assert not COLOUR.search(program.run(*words, env={**forced, "NO_COLOR": "1"}).out)
    assert ESCAPE not in program.run(*words, env={**forced, "TERM": "dumb"}).out


@pages
@pytest.mark.parametrize("environ", [{}, {"FORCE_COLOR": "1"}], ids=["piped", "drawn"])
def test_what_looks_like_markup_is_shown_as_it_is(
    program: Program, tmp_path: Path, words: tuple[str, ...], environ: dict[str, str]
) -> None:
    copy = Copy(tmp_path)
    odd = "[b]*Odd*[/b] :smile: <i>"
    copy.change("safety.yaml", "sign: You are under 16", f'sign: "{odd}"')
    copy.change("safety.yaml", 'care: "Rest on your fists', f'care: "{odd} Rest on your fists')
    done = program.run(*words, env={**copy.environ(tmp_path / "home"), **environ})
    assert odd in flowing(done.out.splitlines())


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("safety",), ("review", "rules")),
        (("safety", "review"), ("again",)),
        (("safety", "rules"), ("sources and limits",)),
        (("profile",), ("set",)),
        (("profile", "set"), ("VALUE", "none")),
    ],
    ids=lambda words: " ".join(words),
)
def test_help_says_what_there_is(
    program: Program, words: tuple[str, ...], names: tuple[str, ...]
) -> None:
    for asked in ("--help", "-h"):
        done = program.run(*words, asked)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith(f"Usage: backcoach {' '.join(words)} ")
        assert [each for each in names if each not in " ".join(done.out.split())] == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("safety", "rewiev"), "Did you mean 'review'?"),
        (("safety", "--json"), "--json"),
        (("safety", "rules", "extra"), "extra"),
        (("safety", "\x1b[31mred"), "`backcoach safety`"),
    ],
    ids=repr,
)
def test_a_wrong_word_gets_one_sentence(
    program: Program, words: tuple[str, ...], says: str
) -> None:
    done = program.run(*words)
    assert done.code == 2
    assert says in done.sentence


# Where nobody can be asked


def answered(home: Path, *answers: Answer) -> Path:
    """A home in which these answers were given today."""
    for each in answers:
        add_answer(home / FILE_NAME, each, local_now())
    return home


def run(program: Program, home: Path, *words: str) -> Done:
    """Run a command line with a home."""
    return program.run(*words, env={"BACKCOACH_HOME": str(home)})


def test_the_review_needs_somebody_to_ask(program: Program, own_home: Path) -> None:
    done = run(program, own_home, "safety", "review")
    assert done.code == 1
    assert done.sentence.startswith("The questions need a terminal, to be read and answered on.")
    assert not (own_home / FILE_NAME).exists()


def test_a_session_tells_the_signs_in_three_lines_and_plays_on(
    program: Program, own_home: Path
) -> None:
    done = run(program, own_home, *SESSION)
    assert done.code == 0
    assert "Done: Desk, all of it" in done.out
    lines = done.err.splitlines()[: len(ASKED)]
    for line, tier in zip(lines, ASKED, strict=True):
        assert line.startswith(f"{SAFETY.tier[tier].line}: ")
        assert [each.short for each in SAFETY.signs_of(tier) if each.short not in line] == []
        assert [each.then for each in SAFETY.signs_of(tier) if each.then not in line] == []
    more = " `backcoach safety` tells more. General information, not a diagnosis."
    assert lines[-1].endswith(more)
    assert not (own_home / FILE_NAME).exists()


@pytest.mark.parametrize(
    ("answers", "tier"),
    [
        ((Answer.EMERGENCY,), Tier.EMERGENCY),
        ((Answer.CLEAR, Answer.URGENT), Tier.URGENT),
        ((Answer.CLEARANCE,), Tier.CLEARANCE),
        ((Answer.URGENT, Answer.CLEARED, Answer.EMERGENCY), Tier.EMERGENCY),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_remembered_sign_lets_no_session_start(
    program: Program, own_home: Path, answers: tuple[Answer, ...], tier: Tier
) -> None:
    done = run(program, answered(own_home, *answers), *SESSION)
    assert (done.code, done.out) == (4, "")
    lines = done.err.splitlines()
    assert len(lines) == 4
    assert lines[3].startswith(SAFETY.tier[tier].then)


def test_answers_from_before_there_was_a_third_question_are_still_read(
    program: Program, own_home: Path
) -> None:
    own_home.mkdir(exist_ok=True)
    old = ("clear", "pain", "clear", "symptom", "urgent", "cleared", "clear", "emergency")
    lines = (
        f'{{"at": "2026-03-0{day}T12:00:00+00:00", "answer": "{answer}"}}\n'
        for day, answer in enumerate(old, 1)
    )
    (own_home / FILE_NAME).write_text("".join(lines), "utf-8")
    done = run(program, own_home, *SESSION)
    assert done.code == 4
    assert SAFETY.tier[Tier.EMERGENCY].then in done.err


def test_what_has_to_be_asked_first_stops_a_session_where_nobody_can_be(
    program: Program, own_home: Path
) -> None:
    for code, answers, says in (
        (1, (Answer.EMERGENCY, Answer.CLEARED), "Now that it has been checked"),
        (1, (Answer.CLEAR, Answer.SYMPTOM), "After what you felt last time"),
        (1, (Answer.CLEAR, Answer.UNSURE), "You were not sure last time"),
        (1, (Answer.CLEAR, Answer.PAIN), "After pain like that"),
        (3, (Answer.UNREADABLE,), "cannot be read any more"),
    ):
        done = run(program, answered(own_home / answers[-1], *answers), *SESSION)
        assert (done.code, done.out) == (code, ""), answers
        last = done.err.splitlines()[-1]
        assert says in last
        assert "there is nobody here to ask" in last


def test_what_is_only_due_for_a_question_lets_a_session_play(
    program: Program, own_home: Path
) -> None:
    add_answer(own_home / FILE_NAME, Answer.CLEAR, local_now() - timedelta(days=15))
    assert run(program, own_home, *SESSION).code == 0


def test_a_damaged_stop_stops(program: Program, own_home: Path) -> None:
    sign = '{"at": "2026-03-01T12:00:00+00:00", "answer": "urgent"}'
    clear = sign.replace("urgent", "clear")
    damaged = {
        "cut short": sign[:-1],
        "two on a line": f"{sign}{clear}",
        "no such day": sign.replace("03-01", "02-30"),
        "cut in front": sign[20:],
    }
    for name, text in damaged.items():
        home = own_home / name
        home.mkdir(parents=True)
        (home / FILE_NAME).write_text(f"{text}\n", "utf-8")
        done = run(program, home, *SESSION)
        assert (done.code, done.out) == (4, ""), name
        assert SAFETY.tier[Tier.URGENT].then in done.err, name


def test_answers_that_cannot_be_read_let_no_session_start_and_the_way_to_mend_it_is_said(
    program: Program, own_home: Path
) -> None:
    (own_home / FILE_NAME).mkdir(parents=True)
    done = run(program, own_home, *SESSION)
    assert done.code == 3
    assert done.sentence.startswith("Your answers about warning signs cannot be read (")
    assert "`backcoach safety review` asks again and sets that file aside." in done.sentence


@pytest.mark.parametrize(
    ("score", "says", "first"),
    [
        ("0", "", "Standing break"),
        ("4", "Today is a gentle day", "Standing break"),
        ("7", "A bad day.", "Deep belly breathing"),
    ],
)
def test_pain_on_the_command_line_does_its_part_without_a_question(
    program: Program, own_home: Path, score: str, says: str, first: str
) -> None:
    done = run(program, own_home, *SESSION, "--pain-before", score)
    assert done.code == 0
    assert says in done.err
    assert f"First: {first}." in done.out
    file = own_home / FILE_NAME
    kept = [each.answer for each in read_answers(file)]
    assert kept == ([Answer.PAIN] if score == "7" else [])


@pytest.mark.parametrize("score", ["-1", "11", "1.5", "x", ""])
def test_pain_that_is_no_number_from_0_to_10_is_a_wrong_command_line(
    program: Program, score: str
) -> None:
    done = program.run(*SESSION, "--pain-before", score)
    assert done.code == 2
    assert "--pain-before" in done.sentence


@pytest.mark.parametrize(
    "words",
    [
        ("session", "desk", "--dry-run"),
        ("session", "desk", "--dry-run", "--pain-before", "9"),
        ("print", "desk"),
        ("safety",),
        ("list",),
    ],
    ids=" ".join,
)
def test_what_is_no_session_asks_nothing_and_remembers_nothing(
    program: Program, own_home: Path, words: tuple[str, ...]
) -> None:
    assert run(program, own_home, *words).code == 0
    assert not (own_home / FILE_NAME).exists()
    file = answered(own_home, Answer.EMERGENCY) / FILE_NAME
    before = file.read_bytes()
    assert run(program, own_home, *words).code == 0
    assert file.read_bytes() == before


def test_a_dry_run_says_what_pain_has_made_of_it(program: Program) -> None:
    for score, says in (("8", "A bad day."), ("5", "Today is a gentle day"), ("3", "")):
        done = program.run(*SESSION[:2], "--dry-run", "--pain-before", score)
        assert (done.code, bool(done.err)) == (0, bool(says)), score
        assert done.err.startswith(says), score


def test_a_dry_run_with_much_pain_is_that_of_resting(program: Program) -> None:
    done = program.run(*SESSION[:2], "--dry-run", "--json", "--pain-before", "8")
    timeline = json.loads(done.out)
    found = {each["exercise"] for each in timeline["phases"]} - {None}
    assert found == {item.exercise for item in SAFETY.resting.items}

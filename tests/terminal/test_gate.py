"""The questions before a session, lived through by people in front of a real terminal."""

import json
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path

import pytest

from backcoach.domain.knowledge.review import Answer
from backcoach.domain.knowledge.safety import Safety, Sign
from backcoach.domain.knowledge.terms import Tier
from backcoach.domain.words.questions import WHETHER_TO_END
from backcoach.domain.words.signs import question_pages
from backcoach.keeping.answers import add_answer
from backcoach.terminal.clock import local_now
from tests.forking import BACKCOACH
from tests.making import shipped
from tests.requirements import need
from tests.terminal.pty_program import EVERYTHING, QUIET, Program, Shell, backcoach

pytestmark = pytest.mark.slow

WORD, PAIN = "yes, no or not sure:", "A number; Enter leaves it out:"
ENTER = "Press Enter to go on."
CHOICE = "1, 2 or 3, or just Enter for rest:"
GENTLE, REST = "Today is a gentle day", "A bad day."


@pytest.fixture(scope="module")
def safety() -> Safety:
    """What the program comes with."""
    return shipped().safety


@pytest.fixture
def newcomer(answered: Path) -> Path:
    """The file of answers of somebody who has never been asked: there is none."""
    answered.unlink()
    answered.parent.rmdir()
    return answered


def session(*words: str, columns: int = 80, rows: int = 24) -> Program:
    """A session of a few tenths of a second."""
    command = (*BACKCOACH, "session", "--no-journal", *QUIET, "desk", "--speed", "1000", *words)
    return Program(*command, columns=columns, rows=rows)


def tell_pain(program: Program, score: str, symptom: str) -> None:
    """Say in the middle of the first exercise that it hurts."""
    program.wait_for("Standing break")
    program.send("p")
    program.wait_for("How much does it hurt")
    program.type_in(f"{score}\r")
    program.wait_for("0  None of these")
    program.send(symptom)


def kept(file: Path) -> list[str]:
    """The answers that were kept."""
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return [json.loads(line)["answer"] for line in lines]


def flowing(program: Program) -> str:
    """What is on the screen, without its line breaks."""
    return " ".join(program.text.split())


def missing(signs: Iterable[Sign], program: Program) -> list[str]:
    """The signs that are not on the screen, wherever their lines are broken."""
    page = "".join(program.text.split())
    return [each.id for each in signs if "".join(each.sign.split()) not in page]


def wait_for_question(program: Program, question: str, prompt: str = WORD) -> None:
    """Wait until a question is on the screen and nothing has been typed after it."""
    program.wait_until(
        lambda: question in flowing(program) and flowing(program).endswith(prompt), question
    )


def answer(program: Program, question: str, typed: str, prompt: str = WORD) -> None:
    """Answer a question when it is there."""
    wait_for_question(program, question, prompt)
    program.type_in(f"{typed}\n")


def wait_for_complaints(program: Program, complaint: str, times: int) -> None:
    """Wait until something has been said so many times."""
    program.wait_until(lambda: program.text.count(complaint) == times, f"{times} x {complaint}")


def answer_page(program: Program, safety: Safety, number: int, typed: str) -> None:
    """Answer a page of signs, counted from 1, when it is there."""
    pages = [*question_pages(safety)]
    title = f"(page {number} of {len(pages)})"  # on a small screen it is scrolled away
    program.wait_until(lambda: title in " ".join(program.written.decode().split()), title)
    answer(program, safety.tier[pages[number - 1].tier].question, typed)


def first_page(safety: Safety, tier: Tier) -> int:
    """The number of the first page about a tier."""
    return [page.tier for page in question_pages(safety)].index(tier) + 1


def say_no_before(program: Program, safety: Safety, number: int) -> None:
    """Answer all pages before one with no."""
    for each in range(1, number):
        answer_page(program, safety, each, "no")


def say_no_to_signs(program: Program, safety: Safety) -> None:
    """Answer every page with no."""
    say_no_before(program, safety, len([*question_pages(safety)]) + 1)


def wait_for_all_of_it(program: Program, routine: str = "Desk") -> None:
    """Wait until the session has been played to its end."""
    assert program.wait_for_end() == 0
    assert f"Done: {routine}, all of it" in program.text


# Being asked


def test_the_first_time_every_sign_is_on_a_screen_with_its_question_and_later_only_the_pain(
    newcomer: Path, safety: Safety
) -> None:
    with session(columns=80, rows=24) as program:
        for page in question_pages(safety):
            text = safety.tier[page.tier]
            program.wait_for(page.signs[0].sign)
            wait_for_question(program, text.question)
            assert missing(page.signs, program) == []
            assert text.title in program.text
            assert "There is more above" not in program.text
            program.type_in("no\n")
        wait_for_question(program, safety.tier[Tier.ROUTINE].then, ENTER)
        assert missing(safety.signs_of(Tier.ROUTINE), program) == []
        program.send("\n")
        answer(program, "How much does your back hurt", "0", PAIN)
        wait_for_all_of_it(program)
    assert kept(newcomer) == ["clear"]
    assert newcomer.stat().st_mode & 0o777 == 0o600
    assert newcomer.parent.stat().st_mode & 0o777 == 0o700
    with session() as program:
        answer(program, "How much does your back hurt", "", PAIN)
        wait_for_all_of_it(program)
        assert WORD.encode() not in program.written
    assert kept(newcomer) == ["clear"]


@pytest.mark.usefixtures("newcomer")
@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (40, 12)])
def test_on_a_small_screen_each_page_ends_with_its_question(
    columns: int, rows: int, safety: Safety
) -> None:
    with session(columns=columns, rows=rows) as program:
        say_no_to_signs(program, safety)
        answer(program, "", "", ENTER)
        wait_for_question(program, "How much does your back hurt", PAIN)


BALL = "ql-ball-release"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("not sure", "In place of QL ball release (your answer): Side bend."),
        ("no", "Done: QL ball release, all of it"),
    ],
)
@pytest.mark.usefixtures("answered")
def test_what_is_not_for_everybody_is_asked_about_before_it_is_done(typed: str, found: str) -> None:
    command = (*BACKCOACH, "session", BALL, "--no-journal", *QUIET, "--speed", "1000")
    with Program(*command, "--pain-before", "1") as program:
        wait_for_question(program, "Is any of these true for you today?")
        for reason in shipped().exercise[BALL].cautions.asks:
            assert reason[1:] in flowing(program)
        answer(program, "Is any of these true", typed)
        program.wait_until(lambda: found in flowing(program), found)


def test_only_a_whole_word_is_an_answer(newcomer: Path, safety: Safety) -> None:
    emergency = safety.tier[Tier.EMERGENCY].question
    no_answers = ("", "y", "n", "nope", "yes no", "0", "\N{CYRILLIC SMALL LETTER O}", "n\x1b[Co")
    with session(rows=60) as program:
        for times, typed in enumerate(no_answers, 1):
            answer(program, emergency, typed)
            wait_for_complaints(program, "Please type whole words", times)
        program.type_in("yes\x15 No \n")  # Ctrl-U takes back what was typed
        program.wait_for("(page 2 of")
        assert "(page 1 of" not in program.text
    assert kept(newcomer) == []


def test_bytes_that_are_no_letters_are_no_answer(newcomer: Path, safety: Safety) -> None:
    command = (*BACKCOACH, "session", "--no-journal", *QUIET, "desk")
    with Program(*command, environ={"PYTHONIOENCODING": "utf-8:strict"}) as program:
        wait_for_question(program, safety.tier[Tier.EMERGENCY].question)
        program.send(b"\xff\n")
        program.wait_for("Please type whole words")
    assert kept(newcomer) == []


def test_what_was_typed_before_a_question_was_there_does_not_answer_it(
    newcomer: Path, safety: Safety
) -> None:
    with session() as program:
        program.send("no\nno\n\n0\n")
        wait_for_question(program, safety.tier[Tier.EMERGENCY].question)
        assert program.watch(0.3) == b""
    assert kept(newcomer) == []


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "not marked"])
def test_what_is_pasted_answers_no_question_and_it_is_said_once(
    marked: bool, newcomer: Path, safety: Safety
) -> None:
    question = safety.tier[Tier.EMERGENCY].question
    with session(rows=40) as program:
        wait_for_question(program, question)
        assert program.screen.marks_pastes
        program.screen.marks_pastes = marked
        program.type_in("n")
        for text in ("no\nno\n\n0\n", "yes\n", EVERYTHING, "no\n" * 1000):
            program.paste(text)
            while program.watch(0.3):
                pass
        assert program.text.count("What came all at once was not taken. Please type it.") == 1
        assert flowing(program).endswith(f"{WORD} n")
        program.type_in("o\n")
        program.wait_for("(page 2 of")
    assert kept(newcomer) == []


@pytest.mark.parametrize("page", [Tier.EMERGENCY, Tier.CLEARANCE])
def test_ctrl_c_and_ctrl_d_leave_the_questions_unanswered(
    page: Tier, newcomer: Path, safety: Safety
) -> None:
    with session() as program:
        reach(program, page, safety)
        program.send("\x03")
        assert program.wait_for_end() == 130
        assert program.text.endswith("\n")  # the shell gets a line of its own
        assert not program.screen.marks_pastes
    with session() as program:
        reach(program, page, safety)
        program.send("\x04")
        assert program.wait_for_end() == 1
        assert "The questions were not answered, so there is no session." in flowing(program)
    assert not newcomer.exists()


def reach(program: Program, page: Tier, safety: Safety) -> None:
    """Go as far as a page."""
    say_no_before(program, safety, first_page(safety, page))
    wait_for_question(program, safety.tier[page].question)


# A warning sign


def test_a_sign_of_an_emergency_stops_sessions_until_it_is_cleared(
    newcomer: Path, safety: Safety
) -> None:
    emergency = safety.tier[Tier.EMERGENCY]
    cleared = "Has a doctor or physiotherapist checked it and said you may exercise?"
    with session() as program:
        answer(program, emergency.question, "yes")
        assert program.wait_for_end() == 4
        assert emergency.then in flowing(program)
    assert kept(newcomer) == ["emergency"]
    before = newcomer.read_bytes()
    with session("--pain-before", "0") as program:
        answer(program, cleared, "no")
        assert program.wait_for_end() == 4
        assert emergency.then in flowing(program)
        assert emergency.question.encode() not in program.written
    assert newcomer.read_bytes() == before
    with session("--pain-before", "0") as program:
        answer(program, cleared, "yes")
        say_no_to_signs(program, safety)
        wait_for_all_of_it(program)
    assert newcomer.read_bytes().startswith(before)
    assert kept(newcomer) == ["emergency", "cleared", "clear"]


def test_a_sign_for_a_doctor_stops_sessions_and_again_when_it_is_still_there(
    answered: Path, safety: Safety
) -> None:
    add_answer(answered, Answer.SYMPTOM, local_now())
    for opening, expected in (
        ((), ["clear", "symptom", "urgent"]),
        (("Has a doctor",), ["clear", "symptom", "urgent", "cleared", "urgent"]),
    ):
        with session() as program:
            for question in opening:
                answer(program, question, "yes")
            number = first_page(safety, Tier.URGENT)
            say_no_before(program, safety, number)
            answer_page(program, safety, number, "yes")
            assert program.wait_for_end() == 4
            assert safety.tier[Tier.URGENT].then in flowing(program)
        assert kept(answered) == expected


def test_a_reason_to_ask_first_stops_sessions_until_the_review_clears_it(
    answered: Path, safety: Safety
) -> None:
    write_clear(answered, 14)
    clearance = safety.tier[Tier.CLEARANCE]
    cleared = "Has a doctor or physiotherapist said that these exercises are right for you?"
    number = first_page(safety, Tier.CLEARANCE)
    with session("--pain-before", "0") as program:
        say_no_before(program, safety, number)
        answer_page(program, safety, number, "yes")
        assert program.wait_for_end() == 4
        assert clearance.then in flowing(program)
    with session("--pain-before", "0") as program:
        answer(program, cleared, "no")
        assert program.wait_for_end() == 4
        assert clearance.then in flowing(program)
    with Program(*BACKCOACH, "safety", "review") as program:
        answer(program, cleared, "yes")
        say_no_to_signs(program, safety)
        assert program.wait_for_end() == 0
    assert kept(answered) == ["clear", "clearance", "cleared", "clear"]
    with session("--pain-before", "0") as program:
        wait_for_all_of_it(program)


def test_a_yes_about_a_pregnancy_says_to_ring_the_maternity_unit_now(
    newcomer: Path, safety: Safety
) -> None:
    pages = enumerate(question_pages(safety), 1)
    with session() as program:
        number = next(n for n, page in pages if "bleeding" in " ".join(s.sign for s in page.signs))
        say_no_before(program, safety, number)
        answer_page(program, safety, number, "yes")
        assert program.wait_for_end() == 4
        assert "With one of the signs in pregnancy, ring your maternity unit now." in flowing(
            program
        )
    assert kept(newcomer) == ["emergency"]


# Not being sure


@pytest.mark.parametrize(
    ("tier", "typed"),
    [
        (Tier.EMERGENCY, "?"),
        (Tier.URGENT, "Not sure"),
        (Tier.CLEARANCE, "don't know"),
    ],
)
def test_not_sure_says_whom_to_ask_and_lets_the_next_session_ask_again(
    tier: Tier, typed: str, answered: Path, safety: Safety
) -> None:
    write_clear(answered, 14)
    number = first_page(safety, tier)
    with session("--pain-before", "0") as program:
        say_no_before(program, safety, number)
        answer_page(program, safety, number, typed)
        assert program.wait_for_end() == 1
        assert safety.tier[tier].unsure in flowing(program)
        assert "`backcoach session` asks again" in flowing(program)
    assert kept(answered) == ["clear", "unsure"]
    with session("--pain-before", "0") as program:
        program.wait_for("You were not sure last time")
        say_no_to_signs(program, safety)
        wait_for_all_of_it(program)


def test_not_sure_whether_it_was_cleared_leaves_it_as_it_was(
    answered: Path, safety: Safety
) -> None:
    add_answer(answered, Answer.URGENT, local_now())
    with Program(*BACKCOACH, "safety", "review") as program:
        answer(program, "Has a doctor", "not sure")
        assert program.wait_for_end() == 1
        assert safety.tier[Tier.URGENT].then in flowing(program)
    assert kept(answered) == ["clear", "urgent"]


def test_not_sure_about_what_was_lost_leads_to_the_signs(answered: Path) -> None:
    answered.write_text('{"at": "20', "utf-8")
    with session("--pain-before", "0") as program:
        answer(program, "Was there a warning sign then", "not sure")
        assert program.wait_for_end() == 1
        assert "`backcoach safety` shows all signs" in flowing(program)


def test_the_questions_can_be_answered_again_at_any_time(answered: Path, safety: Safety) -> None:
    with Program(*BACKCOACH, "safety", "review") as program:
        say_no_to_signs(program, safety)
        assert program.wait_for_end() == 0
        assert "Thank you. Nothing you said keeps you from a session." in program.text
    with Program(*BACKCOACH, "safety", "review") as program:
        answer(program, safety.tier[Tier.EMERGENCY].question, "yes")
        assert program.wait_for_end() == 4
    with Program(*BACKCOACH, "safety", "review") as program:
        answer(program, "Has a doctor", "no")
        assert program.wait_for_end() == 4
        assert safety.tier[Tier.EMERGENCY].then in flowing(program)
    assert kept(answered) == ["clear", "clear", "emergency"]


# When it is asked again


def write_clear(file: Path, days_ago: int) -> None:
    """Put an old answer into the place of today's."""
    file.unlink()
    add_answer(file, Answer.CLEAR, local_now() - timedelta(days=days_ago))


def cut_short(file: Path) -> None:
    """Leave a last line that is no JSON, as a machine that lost its power would."""
    with file.open("ab") as opened:
        opened.write(b'{"at": "20')


def test_what_cannot_be_made_out_any_more_is_asked_for_before_the_signs(
    answered: Path, safety: Safety
) -> None:
    lost = "Was there a warning sign then that no doctor or physiotherapist has checked since?"
    for typed, expected in (("yes", 4), ("no", 0)):
        answered.write_text('{"at": "20', "utf-8")
        with session("--pain-before", "0") as program:
            answer(program, lost, typed)
            if typed == "no":
                say_no_to_signs(program, safety)
            assert program.wait_for_end() == expected
    with session("--pain-before", "0") as program:  # it was settled
        wait_for_all_of_it(program)


def test_a_file_of_answers_that_cannot_be_read_is_set_aside_and_asked_for_anew(
    answered: Path, safety: Safety
) -> None:
    a_folder_for_the_file(answered)
    with session() as program:
        assert program.wait_for_end() == 3
        assert "`backcoach safety review`" in flowing(program)
    with Program(*BACKCOACH, "safety", "review", columns=200) as program:
        answer(program, "Was there a warning sign then", "no")
        say_no_to_signs(program, safety)
        assert program.wait_for_end() == 0
        (aside,) = answered.parent.glob("safety-*.jsonl")
        assert str(aside) in flowing(program)
    assert kept(answered) == ["unreadable", "clear"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param(lambda file: write_clear(file, 14), "It is time to ask again.", id="14 days"),
        pytest.param(lambda file: write_clear(file, -1), "It is time to ask again.", id="tomorrow"),
    ],
)
def test_it_is_asked_again_when_the_answers_say_too_little(
    change: Callable[[Path], None], says: str, answered: Path, safety: Safety
) -> None:
    change(answered)
    before = answered.read_bytes()
    with session("--pain-before", "0") as program:
        wait_for_question(program, safety.tier[Tier.EMERGENCY].question)
        assert says in program.text
        say_no_to_signs(program, safety)
        wait_for_all_of_it(program)  # the last page is for the first time
    assert answered.read_bytes().startswith(before)
    with session("--pain-before", "0") as program:
        wait_for_all_of_it(program)


def test_it_is_not_asked_again_before_14_days_are_over(answered: Path) -> None:
    write_clear(answered, 13)
    with session("--pain-before", "0") as program:
        wait_for_all_of_it(program)


# Pain


def test_much_pain_before_a_session_asks_for_the_signs_and_then_rests(
    answered: Path, safety: Safety
) -> None:
    with session() as program:
        answer(program, "How much does your back hurt", "8", PAIN)
        say_no_to_signs(program, safety)
        answer(program, "Which shall it be?", "", CHOICE)
        program.wait_for(REST)
        assert b"After pain like that" in program.written
        wait_for_all_of_it(program, safety.resting.name)
    assert kept(answered) == ["clear", "pain", "clear"]


def test_on_a_second_bad_morning_only_what_matters_most_is_asked_and_what_is_new(
    answered: Path, safety: Safety
) -> None:
    emergency = safety.tier[Tier.EMERGENCY].question
    new = "Is anything new since you answered all the questions?"
    answered.unlink()
    for hours, each in ((30, Answer.PAIN), (30, Answer.CLEAR)):
        add_answer(answered, each, local_now() - timedelta(hours=hours))
    with session("--pain-before", "8") as program:
        wait_for_question(program, emergency)
        assert "(page 1 of 2)" in program.text
        quick = [each for each in safety.signs_of(Tier.EMERGENCY) if each.is_quick]
        assert missing(quick, program) == []
        program.type_in("no\n")
        answer(program, new, "no")
        answer(program, "Which shall it be?", "", CHOICE)
        wait_for_all_of_it(program, safety.resting.name)
    assert kept(answered) == ["pain", "clear", "pain", "unchanged"]
    with session("--pain-before", "8") as program:
        answer(program, emergency, "no")
        answer(program, new, "not sure")
        say_no_before(program, safety, 2)
        answer_page(program, safety, 2, "yes")
        assert program.wait_for_end() == 4
    assert kept(answered)[4:] == ["pain", "emergency"]


@pytest.mark.usefixtures("answered")
@pytest.mark.parametrize(
    ("choice", "routine", "asked_for"),
    [("2", "Gentle", ()), ("3", "In a chair", ("--from", "seated-rotation", "--level", "2"))],
)
def test_whoever_would_rather_move_on_a_bad_day_is_led_through_what_they_choose(
    choice: str, routine: str, asked_for: tuple[str, ...], safety: Safety
) -> None:
    with session("--pain-before", "7", *asked_for) as program:
        say_no_to_signs(program, safety)
        for times, typed in enumerate(("gentel", "yes", "12", "0"), 1):
            answer(program, "Which shall it be?", typed, CHOICE)
            wait_for_complaints(program, "Please type 1, 2 or 3.", times)
        answer(program, "Which shall it be?", choice, CHOICE)
        program.wait_for("half of the smallest dose")
        program.wait_for(routine, "Press space when you are ready.")
        program.send("q")
        program.wait_for(*WHETHER_TO_END)
        program.send("\r")
        assert program.wait_for_end() == 0


@pytest.mark.usefixtures("answered")
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 12)])
def test_on_a_bad_day_the_choice_has_the_screen_to_itself(
    columns: int, rows: int, safety: Safety
) -> None:
    with session("--pain-before", "7", columns=columns, rows=rows) as program:
        say_no_to_signs(program, safety)
        wait_for_question(program, "Which shall it be?", CHOICE)
        assert flowing(program).startswith("A bad day.")


def test_some_pain_before_a_session_makes_it_gentle_and_odd_numbers_are_asked_again(
    answered: Path,
) -> None:
    wrong = ("11", "-1", "5.5", "x", "\N{FULLWIDTH DIGIT FIVE}", "5 5")
    with session() as program:
        for times, typed in enumerate(wrong, 1):
            answer(program, "How much does your back hurt", typed, PAIN)
            wait_for_complaints(program, "Please type a whole number", times)
        answer(program, "How much does your back hurt", " 5 ", PAIN)
        program.wait_for(GENTLE)
        wait_for_all_of_it(program)
    assert kept(answered) == ["clear"]


@pytest.mark.parametrize(
    ("score", "says", "routine"), [("0", "", "Desk"), ("5", GENTLE, "Desk"), ("10", REST, "")]
)
def test_pain_on_the_command_line_is_not_asked_for_a_second_time(
    score: str, says: str, routine: str, answered: Path, safety: Safety
) -> None:
    with session("--pain-before", score) as program:
        if score == "10":
            say_no_to_signs(program, safety)
            answer(program, "Which shall it be?", "1", CHOICE)
        wait_for_all_of_it(program, routine or safety.resting.name)
        assert says in program.written.decode()
        assert b"How much does your back hurt" not in program.written
    assert kept(answered) == (["clear", "pain", "clear"] if score == "10" else ["clear"])


@pytest.mark.usefixtures("newcomer")
@pytest.mark.parametrize(("rows", "told"), [(12, True), (40, False)])
def test_signs_that_do_not_fit_the_window_say_that_there_is_more_above(
    safety: Safety, rows: int, told: bool
) -> None:
    with session(columns=80, rows=rows) as program:
        wait_for_question(program, safety.tier[Tier.EMERGENCY].question)
        assert ("There is more above" in program.text) is told


def test_much_pain_in_a_session_asks_for_the_signs_the_next_time(
    answered: Path, safety: Safety
) -> None:
    with session("--speed", "1", "--pain-before", "0") as program:
        tell_pain(program, score="7", symptom="0")
        program.wait_for("At 7 or more we always stop.")
        program.send(" ")
        program.wait_for("Standing break is over for today.")
        program.send("q")
        assert program.wait_for_end() == 0
    assert kept(answered) == ["clear", "pain"]
    with session() as program:
        wait_for_question(program, safety.tier[Tier.EMERGENCY].question)
        assert "After pain like that" in program.text


def press_ctrl_c(program: Program) -> None:
    """Press Ctrl-C at the second question."""
    program.send("\x03")
    assert program.wait_for_end() == 130


def leave_it_out(program: Program) -> None:
    """Press Escape at the second question."""
    program.send("\x1b")
    program.wait_for("At 7 or more we always stop.")


@pytest.mark.parametrize("way", [press_ctrl_c, Program.hang_up, leave_it_out])
def test_a_score_is_kept_although_the_second_question_is_not_answered(
    way: Callable[[Program], object], answered: Path
) -> None:
    with session("--speed", "1", "--pain-before", "0") as program:
        tell_pain(program, score="9", symptom="")
        way(program)
    assert kept(answered) == ["clear", "pain"]


def test_pain_down_a_leg_is_kept_where_nobody_says_whether_it_is_new(answered: Path) -> None:
    for number, leave in enumerate((press_ctrl_c, Program.hang_up), 1):
        with session("--speed", "1", "--pain-before", "0") as program:
            if number > 1:
                say_no_to_signs(program, shipped().safety)
            tell_pain(program, score="2", symptom="1")
            program.wait_for("How is the leg?")
            leave(program)
        assert kept(answered)[-1] == "symptom"
        assert kept(answered).count("symptom") == number


def test_much_pain_is_kept_although_the_window_is_closed(answered: Path) -> None:
    with session("--speed", "1", "--pain-before", "0") as program:
        tell_pain(program, score="7", symptom="0")
        program.wait_for("At 7 or more we always stop.")
        program.hang_up()
    assert kept(answered) == ["clear", "pain"]


def test_new_pain_down_a_leg_ends_the_session_with_the_signs_and_asks_the_next_time(
    answered: Path, safety: Safety
) -> None:
    with session("--speed", "1", "--pain-before", "0") as program:
        tell_pain(program, score="2", symptom="1")
        program.wait_for("How is the leg?")
        program.send("1")
        program.wait_for("Stop here.")
        assert program.wait_for_end() == 4
        quick = [each.short for each in safety.signs if each.is_quick]
        assert [each for each in quick if each not in flowing(program)] == []
    assert kept(answered) == ["clear", "symptom"]
    with session() as program:
        wait_for_question(program, safety.tier[Tier.EMERGENCY].question)
        assert "After what you felt last time" in program.text


def test_usual_pain_in_a_leg_goes_on_and_leaves_nothing_to_ask_about(answered: Path) -> None:
    with session("--speed", "1", "--pain-before", "0") as program:
        tell_pain(program, score="3", symptom="1")
        program.wait_for("How is the leg?")
        program.send("2")
        program.wait_for("That much is fine to go on with.")
        program.send(" ")
        program.wait_for("Going on")
        program.send("q")
        assert program.wait_for_end() == 0
    assert kept(answered) == ["clear"]


@pytest.mark.usefixtures("answered")
def test_sharp_pain_stops_the_exercise_however_little_it_is() -> None:
    with session("--speed", "1", "--pain-before", "0") as program:
        tell_pain(program, score="1", symptom="2")
        program.wait_for("Sharp or sudden pain is always a stop")
        program.send(" ")
        program.wait_for("Standing break is over for today.")
        program.send("q")
        assert program.wait_for_end() == 0


# Where something is in the way


def a_folder_for_the_file(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_file_for_the_folder(file: Path) -> str:
    file.unlink()
    file.parent.rmdir()
    file.parent.write_text("in the way", "utf-8")
    return ""


def a_full_disk(file: Path) -> str:
    file.unlink()
    return "export PYTHONDONTWRITEBYTECODE=1; ulimit -f 0; "  # Python keeps what was cut short


@pytest.mark.parametrize("way", [a_file_for_the_folder, a_full_disk])
def test_where_an_answer_cannot_be_kept_the_session_goes_on_and_it_is_said(
    way: Callable[[Path], str], answered: Path, safety: Safety
) -> None:
    limit = way(answered)
    words = ("session", "desk", "--no-journal", "--speed", "1000", "--pain-before", "0")
    line = f"{limit}exec {backcoach(*words)}"
    with Program(need("sh"), "-c", line) as program:
        say_no_to_signs(program, safety)
        answer(program, "", "", ENTER)
        program.wait_for("Your answer could not be kept")
        wait_for_all_of_it(program)


def test_a_yes_that_cannot_be_kept_stops_all_the_same(answered: Path, safety: Safety) -> None:
    limit = a_full_disk(answered)
    line = f"{limit}exec {backcoach('session', 'desk')}"
    with Program(need("sh"), "-c", line) as program:
        answer(program, safety.tier[Tier.EMERGENCY].question, "yes")
        assert program.wait_for_end() == 4
        assert "Your answer could not be kept" in program.text


@pytest.mark.parametrize(
    "piped", ["| tee {out}", "> {out}", "< /dev/null", "< /dev/null > {out} 2>&1"]
)
def test_who_sits_at_the_terminal_is_asked_whatever_is_piped(
    piped: str, newcomer: Path, safety: Safety, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    line = f"{backcoach('session', *QUIET, 'desk', '--speed', '1000')} {piped.format(out=out)}"
    with Program(need("sh"), "-c", line) as program:
        say_no_to_signs(program, safety)
        answer(program, "", "", ENTER)
        answer(program, "How much does your back hurt", "0", PAIN)
        assert program.wait_for_end() == 0
        written = out.read_text("utf-8") if "out" in piped else program.text
        assert "Done: Desk, all of it" in written
        assert "yes or no" not in written or "out" not in piped
    assert kept(newcomer) == ["clear"]


def test_a_session_in_the_background_asks_nobody(newcomer: Path, tmp_path: Path) -> None:
    words = backcoach("session", "desk", "--no-journal", "--speed", "1000")
    with Shell() as shell:
        shell.run(f"{words} </dev/null >{tmp_path / 'out'} 2>&1 & wait")
    assert "Done: Desk, all of it" in (tmp_path / "out").read_text("utf-8")
    assert not newcomer.exists()

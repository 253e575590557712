"""Near misses of a command line: each is answered with the line that was meant, and that works."""

import re
import shlex
from pathlib import Path

from tests.cli.program import Program
from tests.every import every

MISSES = {
    # no command
    "help": "backcoach --help",
    "help list": "backcoach list --help",
    "version": "backcoach --version",
    "-v": "backcoach --version",
    "LIST": "backcoach list",
    "--list": "backcoach list",
    "sesion desk": "backcoach session desk",
    "search doorway": "backcoach list --search doorway",
    "desk": "backcoach session desk",
    "desk --minutes 5": "backcoach session desk --minutes 5",
    "--minutes 5 desk": "backcoach session --minutes 5 desk",
    "desk session": "backcoach session desk",
    "ten for the lower back": "backcoach session ten for the lower back",
    "bird-dog": "backcoach show bird-dog",
    "bird dog": "backcoach show 'bird dog'",
    "piriformis": "backcoach muscles piriformis",
    "doorway": "backcoach list --search doorway",
    # a word too many
    "routines desk": "backcoach session desk",
    "routines list": "backcoach routines",
    "list bird": "backcoach list --search bird",
    "list piriformis": "backcoach list --muscle piriformis",
    "list supine": "backcoach list --position supine",
    "list --plain stretch": "backcoach list --goal stretch",
    "list help": "backcoach list --help",
    "show bird dog": "backcoach show 'bird dog'",
    "show bird-dog dead-bug": "backcoach show bird-dog",
    "muscles lower back": "backcoach muscles 'lower back'",
    "safety list": "backcoach safety",
    "profile sore-side left": "backcoach profile set sore-side left",
    "profile unset sore-side": "backcoach profile set sore-side none",
    # a word missing
    "show": "backcoach show bird-dog",
    "print": "backcoach print essentials",
    "profile set": "backcoach profile set sore-side left",
    # a name that something else has
    "session 7": "backcoach session --minutes 7",
    "session desk 7 min": "backcoach session desk --minutes 7",
    "session desk help": "backcoach session --help",
    "show morning": "backcoach print morning",
    "show multifidus": "backcoach list --muscle multifidus",
    "muscles bird-dog": "backcoach show 'bird dog'",
    "muscles list": "backcoach muscles",
    # an option in the wrong place
    "session --minutes desk 5": "backcoach session --minutes 5 desk",
}


def offered(sentence: str) -> str:
    """The first line that a sentence offers."""
    found = re.search("Try `(backcoach[^`]*)`", sentence)
    return found[1] if found else sentence


def test_a_near_miss_gets_the_line_that_was_meant(program: Program) -> None:
    told = {miss: program.run(*shlex.split(miss)) for miss in MISSES}
    assert {miss: done.code for miss, done in told.items()} == dict.fromkeys(MISSES, 2)
    assert {miss: offered(done.sentence) for miss, done in told.items()} == MISSES


def test_a_number_is_also_that_of_the_choice(program: Program, tmp_path: Path) -> None:
    nobody = {"BACKCOACH_HOME": str(tmp_path)}  # for the usual one is the first
    assert program.run("session", "11", env=nobody).sentence.endswith(
        "Try `backcoach session --minutes 11`. For number 11: `backcoach session desk`."
    )
    assert "number" not in program.run("session", "99", env=nobody).sentence


def test_every_line_that_is_offered_works(program: Program, own_home: Path) -> None:
    for words in map(shlex.split, set(MISSES.values())):
        rehearsed = ("--dry-run",) if words[1] == "session" and "--help" not in words else ()
        done = program.run(*words[1:], *rehearsed, env={"BACKCOACH_HOME": str(own_home)})
        assert (done.code, bool(done.out)) == (0, True), words


def test_an_option_of_another_command_says_whose_it_is(program: Program) -> None:
    sentence = program.run("list", "--dry-run").sentence
    assert sentence == "No such option: --dry-run. --dry-run goes with `backcoach session`."


def test_what_nobody_can_have_meant_gets_the_help(program: Program) -> None:
    assert program.run("xyzzy").sentence.endswith("`backcoach --help` shows all.")
    assert program.run("list", "xyzzy").sentence.endswith(
        "`backcoach list --help` shows what there is."
    )


@every(["stenosis", "show stenosis", "session stenosis", "list --search stenosis"])
def test_a_diagnosis_is_answered_with_what_to_do_about_it(line: str, program: Program) -> None:
    assert "`backcoach profile set conditions stenosis`" in program.run(*line.split()).err

"""What becomes of the words of a command line, which is the same with every version of Typer."""

from tests.cli.program import Program

SENTENCES = {
    "list --position x": "Invalid value for '--position': 'x' is not one of 'standing', 'seated',",
    "list --goal=": "Invalid value for '--goal': '' is not one of 'mobility',",
    "print desk --teach x": "Invalid value for '--teach': 'x' is not one of 'new', 'always', 'n",
    "session --speed x": "Invalid value for '--speed': 'x' is not a valid float.",
    "session --pain-before 1.5": "Invalid value for '--pain-before': '1.5' is not a valid integer.",
    "session --json=yes": "Option '--json' does not take a value.",
    "session --from": "Option '--from' requires an argument.",
    "show": "Name an exercise.",
    "show bird-dog extra": '"extra" is more than `backcoach show` takes.',
    "profile set voice": "Name what to set, and to what.",
    "list --nope": "No such option: --nope",
}


def test_what_cannot_be_is_said_in_the_same_words_whatever_typer_is_there(program: Program) -> None:
    said = {line: program.run(*line.split()).sentence for line in SENTENCES}
    assert {line: said[line][: len(start)] for line, start in SENTENCES.items()} == SENTENCES


def test_a_number_may_have_a_decimal_comma_and_a_time_its_unit(program: Program) -> None:
    usual = ("session", "desk", "--dry-run", "--minutes", "2.5", "--breath", "3.5:4")
    wanted = program.as_usual(*usual)
    for minutes, breath in (("2,5", "3,5:4"), ("2.5min", "3,5:4.0"), ("2,5 minutes", "3.5:4")):
        done = program.run(*usual[:4], minutes, "--breath", breath, "--speed", "1,5")
        assert (done.code, done.out) == (0, wanted.out), (minutes, breath)


def test_what_is_in_curly_quotes_is_one_word_without_them(program: Program) -> None:
    # Each as a shell hands it over, which knows straight quotes alone.
    meant = {
        "show “bird dog”": ("show", "bird dog"),
        "show ‘bird-dog’": ("show", "bird-dog"),
        "list --muscle=“lower back”": ("list", "--muscle", "lower back"),
        "list --search „muscle knots“ --goal relax": (
            *("list", "--search", "muscle knots", "--goal", "relax"),
        ),
        "list --search don’t": ("list", "--search", "don’t"),
        "list --search “": ("list", "--search", "“"),
    }
    different = [
        line for line, words in meant.items() if program.run(*line.split()) != program.run(*words)
    ]
    assert different == []


def test_several_words_are_one_value(program: Program) -> None:
    assert program.run("profile", "set", "conditions", "knee,", "balance").code == 0
    assert "balance" in program.run("profile").out
    assert program.run("profile", "set", "conditions", "none").code == 0

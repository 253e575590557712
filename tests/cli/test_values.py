"""What becomes of the words of a command line, which is the same with every version of Typer."""

from tests.cli.program import Program

SENTENCES = {
    "list --position x": "Invalid value for '--position': 'x' is not one of 'standing', 'seated',",
    "list --goal=": "Invalid value for '--goal': '' is not one of 'mobility',",
    "print desk --teach x": "Invalid value for '--teach': 'x' is not one of 'new', 'always', 'n",
    "session --minutes x": "Invalid value for '--minutes': 'x' is not a valid float.",
    "session --level 1.5": "Invalid value for '--level': '1.5' is not a valid integer.",
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


def test_several_words_are_one_value(program: Program) -> None:
    assert program.run("profile", "set", "conditions", "knee,", "balance").code == 0
    assert "balance" in program.run("profile").out
    assert program.run("profile", "set", "conditions", "none").code == 0

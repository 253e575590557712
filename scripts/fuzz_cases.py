"""What somebody might do to the program: words, surroundings, files, keys and signals.

A case is drawn from a seed and its number alone, so it is the same whenever it is drawn again.
The commands and their options are read off the program, so a new one is tried as soon as it is
there.
"""

import random
import shlex
import signal
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

import typer

from backcoach.cli.app import COMMANDS
from backcoach.cli.profile_keys import KEYS


class Stream(StrEnum):
    """What a standard stream can be."""

    NULL = "null"
    CLOSED = "closed"
    PIPE = "pipe"
    OPEN = "open"
    """A pipe that nothing ever comes out of; for standard input."""
    FILE = "file"
    FULL = "full"
    BROKEN = "broken"
    TERMINAL = "terminal"


class Put(NamedTuple):
    """A file that is there before the program starts: its name in the home, and its kind."""

    name: str
    kind: str


class Act(NamedTuple):
    """What happens while it runs: at how many seconds, and what.

    Bytes are typed, two numbers are the window's new size, and a signal is sent.
    """

    at_s: float
    what: bytes | tuple[int, int] | signal.Signals


@dataclass(frozen=True)
class Case:
    """One thing to try."""

    number: int
    words: tuple[str, ...]
    environ: Mapping[str, str]
    files: tuple[Put, ...]
    stdin: Stream
    stdout: Stream
    stderr: Stream
    size: tuple[int, int]
    acts: tuple[Act, ...]
    hangs_up: bool
    """Whether the terminal's window is closed after the last act."""
    stand_in: str
    """How the programs that speak, play and encode behave."""

    @property
    def line(self) -> str:
        """The command line, as one would type it in a shell, and after a # what else is odd."""
        around = [f"{name}={value}" for name, value in self.environ.items()]
        words = " ".join(_typed(word) for word in (*around, "backcoach", *self.words))
        files = [f"{name}: {kind}" for name, kind in self.files]
        streams = f"{self.stdin}>{self.stdout}, errors {self.stderr}"
        signals = [f"{act.what.name}" for act in self.acts if isinstance(act.what, signal.Signals)]
        programs = [f"programs: {self.stand_in}"] if self.stand_in != "missing" else []
        return f"{words}  # {', '.join([streams, *files, *signals, *programs])}"


def _typed(word: str) -> str:
    short = word if len(word) <= 100 else f"{word[:20]}…({len(word)} characters)"
    return shlex.quote(short) if short.isprintable() else f"${short!r}"


# What there is to type

NAMES = (
    *("bird-dog", "knee-rolls", "ql-relief", "desk", "essentials", "morning", "gentle", "eight"),
    *(
        "ql",
        "gluteus",
        "b",
        "7",
        "left",
        "none",
        "on",
        "off",
        "text",
        "json",
        "audio",
        "markdown",
        "new",
    ),
    *("3:4", "7:00", "25:00", "supine", "mobility", "mat", "knee", "en-us", "full", "0.9"),
)
NUMBERS = (
    *("0", "1", "5", "8", "10", "-1", "11", "601", "2,5", "8min", "1.", ".9", "01", "1_0", " 5 "),
    *("", "²", "٣", "1e999", "-1e999", "nan", "inf", "-0", "0x10", "1:30", "9" * 5_000),
)
HOSTILE = (
    *("", " ", "-", "--", "-x", "--nope", "-9", "\x1b]0;pwned\x07", "\x1b[31mred", "\u202eabc"),
    *("\x9b31m", "two\nlines", "a\rb", "\t", "\udcff\udcfe", "x" * 10_000, "é" * 3_000),
    *("[bold]x[/bold]", "%s%n", "{0}", "$(touch pwned)", "'; touch pwned #", "\\", '"', "#", "&a"),
    *("*a", "e\u0301" * 200, "\U0001f9d8" * 50, "\u2067x", "\ufeff", "null", "~", "?", "@"),
)
PATHS = (
    *("new.txt", "new.svg", "new.wav", "new.opus", "new.mp3", "mine", "linked", "-", "", "."),
    *("..", "nope/", "missing/new", "mine/new", "folder", "folder/", "fifo", "loop", "readonly"),
    *("to-null", "to-full", "to-zero", "dangling", "x" * 253, "y" * 300, "~/new", "sparse"),
)
FROM = {
    "minutes": NUMBERS,
    "level": NUMBERS,
    "speed": NUMBERS,
    "pain_before": NUMBERS,
    "output": PATHS,
    "svg": PATHS,
}
"""What to draw from for an option or argument of this name; any other may be anything."""
SOBER = (
    *("session desk", "session desk --plain", "session desk --dry-run"),
    *("session desk --pain-before 0", "session essentials --big --pain-before 0 --speed 3"),
    *("list", "list --json", "show bird-dog", "show bird-dog --play", "show plank --svg new.svg"),
    *("muscles", "muscles ql", "routines", "print desk", "print desk --output mine", "safety"),
    *("print desk --format audio --output new.wav", "print desk --format audio --output new.mp3"),
    *(
        "profile",
        "profile set sore-side left",
        "profile set conditions knee",
        "safety review",
        "doctor",
        "doctor --json",
    ),
)
"""Lines that are right, for what is odd about all else to meet."""
FINITE = ("--speed", "1000")
HELP = frozenset({"--help", "-h", "--version"})


class Command(NamedTuple):
    """A command: its words, its flags, its options with a value, and its arguments, by name."""

    words: tuple[str, ...]
    flags: tuple[str, ...]
    options: tuple[tuple[str, str], ...]
    arguments: tuple[str, ...]


@cache
def commands() -> Sequence[Command]:
    """All commands of the program, as it is now."""
    apps = {name: import_module(f"backcoach.cli.commands.{name}").app for name in COMMANDS}
    found = [each for name, app in apps.items() for each in _of((name,), _made(app))]
    return [Command((), ("--version", "--help"), (), ()), *found]


def _made(app: Any) -> Any:
    return typer.main.get_command(app)


def _of(words: tuple[str, ...], command: Any) -> Iterator[Command]:
    options = [each for each in command.params if each.param_type_name == "option"]
    yield Command(
        words,
        tuple(
            name for each in options if each.is_flag for name in (*each.opts, *each.secondary_opts)
        ),
        tuple((each.opts[0], each.name) for each in options if not each.is_flag),
        tuple(each.name for each in command.params if each.param_type_name == "argument"),
    )
    for name, below in getattr(command, "commands", {}).items():
        yield from _of((*words, name), below)


# The surroundings

ENVIRON: Mapping[str, Sequence[str]] = {
    "COLUMNS": ("80", "0", "1", "-1", "²", "9" * 5_000, "1000000000", "x", "", "20", "500"),
    "LINES": ("24", "0", "1", "-1", "²", "9" * 5_000, "1000000000", "x", ""),
    "TERM": ("xterm-256color", "dumb", "", "linux", "x" * 2_000, "\x1b]0;pwned\x07", "unknown"),
    "LC_ALL": ("C", "POSIX", "C.UTF-8", "xx_YY.utf8", "", "\u202e"),
    "LANG": ("C", "en_US.UTF-8", "de_DE.ISO-8859-1", ""),
    "PYTHONIOENCODING": ("latin1", "ascii", "utf-16", "cp437", "utf-8", "ascii:replace"),
    "PYTHONUTF8": ("0", "1"),
    "PYTHONOPTIMIZE": ("1", "2"),
    "FORCE_COLOR": ("1", "0", "", "x"),
    "NO_COLOR": ("1", ""),
    "ACCESSIBLE": ("1",),
    "TZ": ("UTC+99", "Pacific/Kiritimati", ":/etc/passwd", "x" * 1_000, "\x1b[31m", "", "<-99>99"),
    "HOME": ("", "/nope", "mine", "fifo", "~", "\udcff", "x" * 5_000),
    "BACKCOACH_HOME": ("", "relative", "~/bc", "mine", "fifo", "loop", "/dev/null/x", "\u202ex"),
    "XDG_CONFIG_HOME": ("", "relative", "/dev/null"),
    "_BACKCOACH_COMPLETE": ("complete_bash", "complete_zsh", "complete_fish", "source_bash", "x"),
    "COMP_WORDS": ("", "backcoach", "backcoach show b", "backcoach session --from ", "'", "\\"),
    "COMP_CWORD": ("0", "1", "3", "-1", "²", "99999", "", "x"),
    "_TYPER_COMPLETE_ARGS": ("", "backcoach ", "backcoach list --position s", "'"),
}
SIZES = ((80, 24), (60, 20), (20, 5), (1, 1), (0, 0), (200, 60), (500, 200))

# The files

KINDS = (
    *("whole", "cut", "flipped", "mixed", "empty", "twice", "hostile", "bomb", "deep", "foreign"),
    *("sparse", "fifo", "folder", "loop", "dangling", "endless", "unreadable", "not-ours"),
)
CACHES = ("cache/catalogue.json", "cache/figures.json")
FILES = ("profile.yaml", "safety.jsonl", *CACHES)
STOPS = ("stop-unreadable", "stop-cut", "stop-undated", "stop-joined")
"""Kinds of a file of answers that holds a stop, which is damaged."""

# The keys, signals and programs

KEYS_PRESSED: Sequence[bytes] = (
    *(bytes([code]) for code in b" qpPnbehvV+-?19\r\n\x1b\x03\x04\x15\x1a\x1c\x7f\x00"),
    *(b"\x1b[A", b"\x1b[D", b"\x1bOP", b"yes\r", b"no\r", b"p9\r", b"p3\r\r", b"qq"),
    *(b"\x1b[200~quick note\x1b[201~", b"https://example.org/?q=pain", b"\xff\xfe", b"\x1b["),
    *("з".encode(), "й".encode(), "²\r".encode(), b"9" * 500 + b"\r", b"x" * 4_000),
)
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
STAND_INS = (
    *("missing", "fine", "fails", "crashes", "hangs", "nothing", "junk", "hertz", "no-data"),
    *("huge", "link", "fifo"),
)
MOST_ACTS = 8


# Drawing


def draw(seed: int, number: int) -> Case:
    """The case of a number."""
    dice = random.Random(f"{seed}:{number}")
    asked = dice.random() < 0.2
    stdin = Stream.TERMINAL if asked else dice.choice([Stream.NULL, *_INPUTS])
    stdout, stderr = _outputs(dice, asked=asked)
    words = _words(dice)
    acts = tuple(sorted(_acts(dice, asked=asked), key=lambda act: act.at_s))
    speaks = "audio" in words or dice.random() < 0.2
    stand_in = dice.choice(STAND_INS) if speaks else "missing"
    if "audio" in words and stand_in == "hangs" and not _signals(acts):
        acts = (Act(1.0, dice.choice(SIGNALS)),)  # nobody says how long a recording may take
    return Case(
        number,
        words if asked or _signals(acts) else _finite(words),
        dict(_environ(dice)) if dice.random() < 0.35 else {},
        tuple(_files(dice, words)),
        *(stdin, stdout, stderr, dice.choice(SIZES) if dice.random() < 0.3 else SIZES[0], acts),
        hangs_up=asked,
        stand_in=stand_in,
    )


_INPUTS = (Stream.CLOSED, Stream.PIPE, Stream.OPEN)
_OUTPUTS = (Stream.PIPE, Stream.FILE, Stream.CLOSED, Stream.FULL, Stream.BROKEN)


def _outputs(dice: random.Random, *, asked: bool) -> tuple[Stream, Stream]:
    usual = Stream.TERMINAL if asked else Stream.PIPE
    odd = dice.random() < 0.3
    return (
        dice.choice(_OUTPUTS) if odd else usual,
        dice.choice([Stream.CLOSED, Stream.FULL]) if dice.random() < 0.04 else usual,
    )


def _signals(acts: Sequence[Act]) -> list[signal.Signals]:
    return [act.what for act in acts if isinstance(act.what, signal.Signals)]


def _finite(words: tuple[str, ...]) -> tuple[str, ...]:
    """A session that comes to its end soon, since nothing else ends it."""
    return (*words, *FINITE) if words[:1] == ("session",) and "--" not in words else words


def _words(dice: random.Random) -> tuple[str, ...]:
    if dice.random() < 0.3:
        return tuple(dice.choice(SOBER).split())
    if dice.random() < 0.05:
        return tuple(dice.choice((*HOSTILE, *NAMES)) for _ in range(dice.randrange(4)))
    command = dice.choice(commands())
    words = list(command.words)
    for name in command.arguments:
        if dice.random() < 0.9:
            words.append(_value(dice, name))
    for option, name in command.options:
        if dice.random() < 0.25:
            joined = dice.random() < 0.2
            value = _value(dice, name)
            words += [f"{option}={value}"] if joined else [option, value]
    words += [flag for flag in command.flags if dice.random() < 0.2]
    if dice.random() < 0.05:
        words.insert(dice.randrange(len(words) + 1), dice.choice(HOSTILE))
    return tuple(words)


def _value(dice: random.Random, name: str) -> str:
    if name == "key":
        return dice.choice([key.typed for key in KEYS])
    if name == "routine" and dice.random() < 0.7:
        return dice.choice(("desk", "essentials", "morning", "gentle", "eight"))
    if name == "exercise" and dice.random() < 0.7:
        return dice.choice(("bird-dog", "knee-rolls", "plank"))
    if name == "form":
        return dice.choice(("text", "markdown", "json", "audio", *HOSTILE))
    pool = FROM.get(name, (*NAMES, *NUMBERS))
    return dice.choice(HOSTILE if dice.random() < 0.3 else pool)


def _environ(dice: random.Random) -> Iterator[tuple[str, str]]:
    names = dice.sample(sorted(ENVIRON), dice.choice((1, 1, 2, 3, 6)))
    if "PYTHONIOENCODING" in names:  # what is drawn in colours has the rarest letters
        names.append("FORCE_COLOR")
    for name in names:
        yield name, dice.choice(ENVIRON[name])


def _files(dice: random.Random, words: Sequence[str]) -> Iterator[Put]:
    if words[:1] == ("session",) and dice.random() < 0.2:
        yield Put("safety.jsonl", dice.choice(STOPS))
        return
    if dice.random() < 0.7:
        return
    for name in dice.sample(FILES, dice.choice((1, 1, 2))):
        kinds = (*KINDS, *["wrong"] * 4) if name in CACHES else KINDS
        yield Put(name, dice.choice(kinds))


def _acts(dice: random.Random, *, asked: bool) -> Iterator[Act]:
    if asked:
        for _ in range(dice.randrange(MOST_ACTS)):
            at_s = 0.15 + dice.random()
            resizes = dice.random() < 0.1
            yield Act(at_s, dice.choice(SIZES) if resizes else dice.choice(KEYS_PRESSED))
    if dice.random() < 0.15:
        # As it starts, and while it runs.
        yield Act(dice.random() * dice.choice((0.15, 1.0)), dice.choice(SIGNALS))

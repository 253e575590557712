"""Sessions that are heard, with voices and players that do all that they should not."""

import contextlib
import json
import os
import re
import shlex
import shutil
import signal
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from backcoach.cues.cards import has_card
from backcoach.domain.knowledge.review import Answer
from backcoach.domain.words.prompts import BEGINS
from backcoach.domain.words.unheard import no_voice, one_by_one, player_fails, voice_fails
from backcoach.keeping.answers import FILE_NAME, add_answer
from backcoach.keeping.told import FILE_NAME as FILE_NAME_OF_TOLD
from backcoach.terminal.clock import local_now
from tests.forking import BACKCOACH, forking
from tests.requirements import need
from tests.terminal.pty_program import PATIENCE_S, QUIET, Program, Shell, backcoach
from tests.voices import STUBBORN, Marked, Programs, eventually, exists

pytestmark = pytest.mark.slow

DESK = ("desk", "--from", "seated-rotation")
"""A session of a minute, about fifty cues, and the words of one exercise."""

FIRST, MIDDLE = "Seated rotation", "Change to the right side"
VOICE, PLAYER = "espeak-ng", "afplay" if sys.platform == "darwin" else "aplay"
TOOLS = ("sleep", "timeout", "yes")
"""What the scripts and the coach need besides; nothing else of the system is to be found."""

RECORD = 'read -r words; printf "%s\\n" "$words" >>said'
HANG = f"{RECORD}; exec sleep 100"
LEAKED = "LEAKED"
LOUD = f"echo {LEAKED}; echo {LEAKED} >&2"
"""A program's own output, which nobody is to see."""

FAILING = {
    "crashes": f"{LOUD}; kill -SEGV $$",
    "status": f"{LOUD}; exit 3",
    "no device": f"{LOUD}; echo error: no such card >&2",
}
BROKEN = {
    **FAILING,
    "hangs": f"{LOUD}; exec sleep 100",
    "stubborn": f"{LOUD}; {STUBBORN}",
    "floods": f"{LOUD}; exec yes {LEAKED} >&2",
    "missing": "",
}
VOICES = {**BROKEN, "works": RECORD}
DOES_NOT_WORK = voice_fails(VOICE, has_card())
IS_MISSING = no_voice([VOICE])
SOON_S = 3.0
"""How soon after the first sound that failed it has to be said."""


class Machine:
    """A machine whose only programs are a voice, a player and a few tools."""

    def __init__(self, folder: Path, home: Path, voice: str = RECORD, player: str = "exit 0"):
        folders = [folder / name for name in ("voice", "player", "tools")]
        for each in folders:
            each.mkdir()
        for name in TOOLS:
            if name != "timeout" or sys.platform == "linux":
                (folders[-1] / name).symlink_to(need(name))
        self.home = home
        self.voice, self.player = Programs(folders[0]), Programs(folders[1])
        if voice:
            self.voice.add(VOICE, voice)
        self.player.add(PLAYER, player)
        self.environ = {"PATH": os.pathsep.join(map(str, folders)), "BACKCOACH_HOME": str(home)}

    def session(self, *options: str, fresh: bool = False, begins: bool = True) -> Program:
        """A session in a terminal of its own; only a `fresh` one carries a mark."""
        words = (*BACKCOACH, "session", "--no-journal", "--pain-before", "0", *DESK, *options)
        environ = self.environ
        made = Program(*words, columns=100, rows=50, environ=environ, fresh=fresh, begins=begins)
        made.wait_for_beginning()
        return made

    def coached(self, *options: str) -> None:
        """Have a session played to its end in a terminal."""
        with self.session("--speed", "100", *options) as program:
            assert program.wait_for_end() == 0

    def piped(self, *options: str) -> str:
        """What a session, played to its end, writes where there is no terminal."""
        words = ("session", "--no-journal", *DESK, "--speed", "100", *options)
        code, out, _ = forking().run(words, {**os.environ, **self.environ}, Path.cwd())
        assert code == 0
        return out.decode()

    @property
    def said(self) -> list[str]:
        """What has reached the voice, in order, since the session has begun."""
        return [each for each in self._all_said if each not in self.said_before]

    @property
    def said_before(self) -> list[str]:
        """What has reached the voice before a session has begun."""
        return [each for each in self._all_said if ". It takes " in each]

    @property
    def _all_said(self) -> list[str]:
        return self.voice.read("said").splitlines()

    @property
    def chimes(self) -> list[str]:
        """The chimes that have reached the player, in order."""
        return re.findall(r"/chime-([\w-]+)-\w+\.wav$", self.player.read("args"), re.MULTILINE)


Make = Callable[..., Machine]


@pytest.fixture(scope="module")
def known_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home for all of these sessions, so that what they cache is made once."""
    folder = tmp_path_factory.mktemp("heard-home")
    add_answer(folder / FILE_NAME, Answer.CLEAR, local_now())
    return folder


@pytest.fixture
def machine(tmp_path: Path, known_home: Path) -> Make:
    """Makes a machine with a voice and a player."""

    def made(voice: str = RECORD, player: str = "exit 0", home: Path = known_home) -> Machine:
        return Machine(tmp_path, home, voice, player)

    return made


def test_what_was_changed_for_today_is_said_before_the_session(machine: Make) -> None:
    heard = machine()
    with heard.session("--speed", "100", "--pain-before", "5", begins=False) as program:
        program.wait_for(BEGINS)
        program.wait_until(lambda: bool(heard.said_before), "the words said")
        begun = r"Desk\. It takes .* You need .* Today is a gentle day"
        assert re.match(begun, heard.said_before[0])
        program.send(" ")
        assert program.wait_for_end() == 0


# Voices that do not work


class Played(NamedTuple):
    """What a session looked like: all that was written, every frame, and its exit code."""

    written: str
    frames: str
    code: int

    @classmethod
    def by(cls, program: Program) -> "Played":
        """How a program has ended."""
        code = program.wait_for_end()
        frames = "\n".join([*program.screen.frames, program.text])
        return cls(program.written.decode(), frames, code)

    @property
    def lines(self) -> list[str]:
        """What is written beside a time, however it is folded, but for what is about the voice."""
        timed, _, _ = " ".join(self.written.split()).partition("Done: ")
        lines = re.findall(r"\d\d:\d\d; .*?(?= \d\d:\d\d; |$)", timed)
        about = [*one_by_one(DOES_NOT_WORK), *one_by_one(IS_MISSING)]
        return [line for line in lines if line[7:] not in about]

    @property
    def complaints(self) -> list[str]:
        """What was said about the voice once all was done."""
        _, _, ending = self.written.rpartition("all of it")
        said = " ".join(ending.split())
        return re.findall(f"{re.escape(DOES_NOT_WORK)}|{re.escape(IS_MISSING)}", said)


Results = dict[str, Played]


def play_all(folder: Path, home: Path, *options: str) -> Results:
    """Play a session with each of the voices, all at once, and look at what becomes of them.

    They are so slow that a voice has the time to fail twice.
    """
    with contextlib.ExitStack() as stack:
        programs = {}
        for name, voice in VOICES.items():
            (folder / name).mkdir()
            own_home = Path(shutil.copytree(home, folder / f"{name}-home"))
            (own_home / "cache" / FILE_NAME_OF_TOLD).unlink(missing_ok=True)
            made = Machine(folder / name, own_home, voice).session("--speed", "30", *options)
            programs[name] = stack.enter_context(made)
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end and not all(each.ended for each in programs.values()):
            for each in programs.values():
                each.watch(0.01)
        return {name: Played.by(each) for name, each in programs.items()}


@pytest.fixture(scope="module")
def in_lines(tmp_path_factory: pytest.TempPathFactory, known_home: Path) -> Results:
    """Sessions in lines, by how their voices are."""
    folder = tmp_path_factory.mktemp("lines")
    return play_all(folder, known_home, "--no-sound", "--plain")


@pytest.fixture(scope="module")
def on_screen(tmp_path_factory: pytest.TempPathFactory, known_home: Path) -> Results:
    """Sessions on the live screen, by how their voices are."""
    return play_all(tmp_path_factory.mktemp("screen"), known_home, "--no-sound")


@pytest.fixture(scope="module")
def unspoken(tmp_path_factory: pytest.TempPathFactory, known_home: Path) -> Played:
    """A session in lines that nobody wants to hear."""
    made = Machine(tmp_path_factory.mktemp("unspoken"), known_home)
    with made.session("--plain", "--speed", "1000", *QUIET) as program:
        program.wait_for_end()
        return Played.by(program)


broken = pytest.mark.parametrize("voice", BROKEN)
failing = pytest.mark.parametrize("voice", FAILING)


@broken
def test_with_a_broken_voice_the_session_ends_by_itself(in_lines: Results, voice: str) -> None:
    assert (in_lines[voice].code, "all of it" in in_lines[voice].written) == (0, True)


@broken
def test_with_a_broken_voice_the_lines_are_those_without_one(
    in_lines: Results, unspoken: Played, voice: str
) -> None:
    assert len(unspoken.lines) > 15
    assert in_lines[voice].lines == unspoken.lines


@broken
def test_among_the_lines_nothing_of_a_broken_voice_is_seen(in_lines: Results, voice: str) -> None:
    assert LEAKED not in in_lines[voice].written


@broken
def test_on_the_live_screen_nothing_of_a_broken_voice_is_seen(
    on_screen: Results, voice: str
) -> None:
    assert LEAKED not in on_screen[voice].written + on_screen[voice].frames


@failing
def test_after_lines_it_is_said_once_that_a_voice_does_not_work(
    in_lines: Results, voice: str
) -> None:
    assert in_lines[voice].complaints == [DOES_NOT_WORK]


@failing
def test_after_the_live_screen_it_is_said_once_that_a_voice_does_not_work(
    on_screen: Results, voice: str
) -> None:
    assert on_screen[voice].complaints == [DOES_NOT_WORK]


def test_that_there_is_no_voice_is_said_once(in_lines: Results) -> None:
    assert in_lines["missing"].complaints == [IS_MISSING]


@pytest.mark.parametrize(
    ("voice", "player", "said"),
    [
        ("", "exit 0", "The voice cannot be heard: no program here speaks."),
        ("exit 3", "exit 0", one_by_one(DOES_NOT_WORK)[0]),
        ("echo error: no card >&2", "exit 0", one_by_one(DOES_NOT_WORK)[0]),
        (RECORD, "exit 1", one_by_one(player_fails([PLAYER], has_card()))[0]),
    ],
    ids=["no-voice", "voice-fails", "no-device", "player-fails"],
)
@pytest.mark.parametrize("options", [(), ("--plain",)], ids=["live", "plain"])
def test_what_cannot_be_heard_is_on_the_screen_within_three_seconds_and_not_again_the_next_day(
    voice: str, player: str, said: str, options: tuple[str, ...], answered: Path, machine: Make
) -> None:
    made = machine(voice, player, answered.parent)
    words_fail = "Chimes" not in said
    # Chimes only begin with the exercise, and words with the page before the session.
    quick = ("--teach", "never", "--speed", "2" if words_fail else "10")
    with made.session(*quick, *options, begins=not words_fail) as program:
        if words_fail:  # the first words are those of the page before
            program.wait_for(BEGINS)
        else:
            program.wait_until(lambda: bool(made.player.pids()), "a chime")
        start = time.monotonic()
        program.wait_for(said)
        assert time.monotonic() - start < SOON_S
        program.send("qq")
        program.wait_for_end()
    with made.session("--teach", "never", "--speed", "100", *options) as program:
        assert program.wait_for_end() == 0
        assert said not in program.written.decode() + "\n".join(program.screen.frames)


def test_who_asks_for_a_voice_is_told_every_time(answered: Path, machine: Make) -> None:
    made = machine("", home=answered.parent)
    for _ in range(2):
        with made.session("--voice", "--plain", "--speed", "100") as program:
            program.wait_for_end()
            assert Played.by(program).complaints == [IS_MISSING]


def test_of_a_voice_that_works_nothing_is_said(in_lines: Results) -> None:
    assert in_lines["works"].complaints == []


# Nothing is left


def finish(program: Program) -> None:
    program.send("n" * 4)  # to the end of the only exercise


def quit_by_key(program: Program) -> None:
    program.send("q\r")


def interrupt(program: Program) -> None:
    program.send("\x03")


def quit_hard(program: Program) -> None:
    program.send("\x1c")


def terminate(program: Program) -> None:
    os.kill(program.pid, signal.SIGTERM)


def hang_up(program: Program) -> None:
    os.kill(program.pid, signal.SIGHUP)


def kill(program: Program) -> None:
    os.kill(program.pid, signal.SIGKILL)


def close_the_window(program: Program) -> None:
    program.hang_up()


WAYS = (
    finish,
    quit_by_key,
    interrupt,
    quit_hard,
    terminate,
    hang_up,
    kill,
    close_the_window,
)


def start_speaking(marked: Marked) -> None:
    """Wait until a stubborn voice speaks."""
    assert eventually(lambda: marked.alive("sleep 100"))


@pytest.mark.parametrize("way", WAYS)
def test_however_a_session_ends_no_process_is_left(
    way: Callable[[Program], None], marked: Marked, machine: Make
) -> None:
    with machine(STUBBORN).session(fresh=True) as program:
        start_speaking(marked)
        way(program)
        if way is not close_the_window:
            program.wait_for_end()
        assert eventually(lambda: not marked.alive())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there may be no `timeout`")
@pytest.mark.parametrize("way", [quit_by_key, kill])
def test_however_a_session_ends_no_player_is_left(
    way: Callable[[Program], None], marked: Marked, machine: Make
) -> None:
    made = machine(player=STUBBORN)
    with made.session("--no-voice", "--teach", "never", "--speed", "40", fresh=True) as program:
        assert eventually(lambda: made.player.pids())
        way(program)
        program.wait_for_end()
        assert eventually(lambda: not marked.alive(), within_s=PATIENCE_S)


FALLS_OVER = """
    import os, sys
    from backcoach.cli import main
    from backcoach.screen.live.stage import LiveStage

    def show(stage, view, events):
        if view.session.helping:
            {falls}

    LiveStage.show = show
    sys.argv = ["backcoach", *{words!r}]
    main()
"""


@pytest.mark.parametrize("falls", ["raise RuntimeError", "os._exit(3)", "os.abort()"])
def test_a_session_that_falls_over_leaves_no_process(
    falls: str, marked: Marked, machine: Make, tmp_path: Path
) -> None:
    script = tmp_path / "broken.py"
    words = ("session", "--no-journal", "--pain-before", "0", *DESK)
    script.write_text(textwrap.dedent(FALLS_OVER).format(falls=falls, words=words), "utf-8")
    environ = machine(STUBBORN).environ
    with Program(sys.executable, str(script), environ=environ) as program:
        program.wait_for(BEGINS)
        start_speaking(marked)
        program.send("?")
        program.wait_for_end()
        assert eventually(lambda: not marked.alive())


def test_words_about_pain_come_before_those_about_a_voice_that_failed(
    answered: Path, machine: Make
) -> None:
    with machine(FAILING["status"], home=answered.parent).session("--no-sound") as program:
        program.wait_until(lambda: len(program.written) > 0, "anything")
        program.send("p")
        program.wait_for("How much does it hurt")
        program.type_in("9\r")
        program.wait_for("What comes with it?")
        program.watch(1.0)
        program.send("3")
        assert program.wait_for_end() == 4
        told = program.text
    assert told.index("Stop here and sit or lie down.") < told.index(DOES_NOT_WORK[:40])


# Keys


@pytest.mark.parametrize("key", [" ", "q"], ids=["space", "q"])
def test_a_key_cuts_off_what_is_being_said(key: str, machine: Make) -> None:
    made = machine(HANG)
    with made.session(begins=False) as program:
        program.wait_for(BEGINS)
        assert eventually(lambda: made.said_before)
        [speaking] = made.voice.pids()
        program.send(key)
        assert eventually(lambda: not exists(speaking))


def test_ctrl_z_hushes_the_voice_before_the_program_stops(machine: Make) -> None:
    made = machine(HANG)
    with Shell() as shell:
        for name, value in made.environ.items():
            shell.run(f"export {name}={shlex.quote(value)}")
        shell.type(backcoach("session", "--no-journal", "--pain-before", "0", *DESK))
        shell.wait_until(lambda: bool(made.said), "words")
        speaking = made.voice.pids()[-1]
        shell.send("\x1a")
        shell.wait_for_prompt()
        assert eventually(lambda: not exists(speaking), within_s=1)
        shell.type("fg")
        shell.wait_for("Paused")
        shell.send("q")
        shell.wait_for_prompt()


def test_while_paused_nothing_is_said(machine: Make) -> None:
    made = machine()
    with made.session("--speed", "20") as program:
        assert eventually(lambda: made.said)
        program.send(" ")
        program.wait_for("Paused")
        said = made.said
        program.watch(0.5)
        assert made.said == said


def test_going_on_says_again_what_was_cut_off(machine: Make) -> None:
    made = machine()
    with made.session() as program:
        assert eventually(lambda: made.said)
        program.send(" ")
        program.wait_for("Paused")
        program.send(" ")
        assert eventually(lambda: "Going on. First: " in made.said[-1])
        assert made.said[-1] == f"Going on. {made.said[0]}"


def test_v_says_less_and_less_and_all_again(machine: Make) -> None:
    with machine().session() as program:
        for said in ("brief", "minimal", "off", "full"):
            program.wait_for(FIRST)
            program.send("v")
            program.wait_for(f"Voice: {said}.")


def turn_off(program: Program) -> None:
    """Turn the voice off."""
    program.wait_for(FIRST)
    program.send("vvv")
    program.wait_for("Voice: off.")


def test_turning_the_voice_off_cuts_off_what_is_being_said(machine: Make) -> None:
    made = machine(HANG)
    with made.session() as program:
        assert eventually(lambda: made.said)
        turn_off(program)
        assert eventually(lambda: not any(map(exists, made.voice.pids())))


def test_a_voice_that_is_off_is_silent(machine: Make) -> None:
    made = machine()
    with made.session("--speed", "20") as program:
        assert eventually(lambda: made.said)
        turn_off(program)
        said = made.said
        program.wait_for(MIDDLE)
        assert made.said == said


# What is wanted


def started(machine: Machine) -> tuple[bool, bool]:
    """Whether a voice and a player were started."""
    return bool(machine.voice.pids()), bool(machine.player.pids())


WANTED = {
    "usual": ((), (True, True)),
    "--no-voice": (("--no-voice",), (False, True)),
    "--no-sound": (("--no-sound",), (True, False)),
    "neither": (QUIET, (False, False)),
}


@pytest.mark.parametrize(("options", "expected"), WANTED.values(), ids=WANTED)
def test_only_what_is_wanted_is_started(
    options: tuple[str, ...], expected: tuple[bool, bool], machine: Make
) -> None:
    made = machine()
    made.coached(*options)
    assert started(made) == expected


def test_without_a_voice_there_is_no_process_for_it(marked: Marked, machine: Make) -> None:
    with machine().session("--no-voice", fresh=True) as program:
        program.wait_for(FIRST)
        program.wait_for_frame()
        assert marked.alive("worker.py") == {}


KEPT = {
    "voice": ("voice: false", (), (False, True)),
    "sound": ("sound: false", (), (True, False)),
    "but asked for": ("voice: false\nsound: false", ("--voice", "--sound"), (True, True)),
}


@pytest.mark.parametrize(("profile", "options", "expected"), KEPT.values(), ids=KEPT)
def test_the_profile_is_kept_to(
    profile: str,
    options: tuple[str, ...],
    expected: tuple[bool, bool],
    machine: Make,
    answered: Path,
) -> None:
    home = answered.parent
    (home / "profile.yaml").write_text(f"{profile}\n", "utf-8")
    made = machine(home=home)
    made.coached(*options)
    assert started(made) == expected


PIPED = {
    "usual": ((), (False, False)),
    "--voice": (("--voice",), (True, False)),
    "--sound": (("--sound",), (False, True)),
}


@pytest.mark.parametrize(("options", "expected"), PIPED.values(), ids=PIPED)
def test_where_there_is_no_terminal_a_session_is_silent_unless_asked(
    options: tuple[str, ...], expected: tuple[bool, bool], machine: Make
) -> None:
    made = machine()
    made.piped(*options)
    assert started(made) == expected


def test_a_profile_makes_no_sound_where_there_is_no_terminal(machine: Make, answered: Path) -> None:
    home = answered.parent
    (home / "profile.yaml").write_text("voice: true\nsound: true\n", "utf-8")
    made = machine(home=home)
    made.piped()
    assert started(made) == (False, False)


# What is heard


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory, known_home: Path) -> Machine:
    """A machine on which half a minute was heard, so slowly that no cue takes another's turn."""
    made = Machine(tmp_path_factory.mktemp("heard"), known_home)
    with made.session("--speed", "8") as program:
        program.wait_for(MIDDLE)
        interrupt(program)  # a question would be heard, too
        program.wait_for_end()
    return made


@pytest.fixture(scope="module")
def cues(known_home: Path) -> list[dict[str, Any]]:
    """The cues of the timeline, as scripts are told them."""
    environ = {**os.environ, "BACKCOACH_HOME": str(known_home)}
    _, out, _ = forking().run(("session", *DESK, "--dry-run", "--json"), environ, Path.cwd())
    found: list[dict[str, Any]] = json.loads(out)["cues"]
    return found


def test_the_words_of_the_timeline_reach_the_voice_in_order(
    heard: Machine, cues: list[dict[str, Any]]
) -> None:
    texts = [each["text"] for each in cues if each["text"]]
    assert len(heard.said) >= 8
    assert heard.said == texts[: len(heard.said)]


def test_the_chimes_of_the_timeline_reach_the_player_in_order(
    heard: Machine, cues: list[dict[str, Any]]
) -> None:
    chimes = [each["chime"] for each in cues if each["chime"]]
    assert len(heard.chimes) >= 6
    assert heard.chimes == chimes[: len(heard.chimes)]

"""The player: real processes play, fail, hang and are ended; nobody ever waits for them."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backcoach.cues.cards import has_card
from backcoach.cues.sounds.chimes import wav
from backcoach.cues.sounds.player import (
    NoSound,
    ProgramPlayer,
    SoundPlayer,
    WindowsPlayer,
    find_player,
)
from backcoach.domain.knowledge.terms import Chime
from backcoach.domain.words.unheard import player_fails
from tests.requirements import need

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")

PLAYS = 'echo "$0 $*" >>"$LOG"; echo $$ >>"$PIDS"'
FAILS = PLAYS + "; exit 1"
SOUNDS = PLAYS + "; exec sleep 30"
HANGS = f"trap '' TERM; {PLAYS}; exec sleep 30"  # which goes on ignoring it


def eventually(is_so: Callable[[], bool]) -> bool:
    """Whether something comes to be so within a few seconds."""
    for _ in range(500):
        if is_so():
            return True
        time.sleep(0.01)
    return False


class Programs:
    """A folder of players, and a log of how they were called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log, self.pids = folder / "log", folder / "pids"
        self.players: list[SoundPlayer] = []

    def add(self, name: str, script: str) -> None:
        (self.folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (self.folder / name).chmod(0o755)

    def which(self, name: str) -> str | None:
        return shutil.which(name, path=str(self.folder))

    def player(self, platform: str = "linux") -> SoundPlayer:
        player = find_player(self.which, platform)
        self.players.append(player)
        return player

    def calls(self) -> list[tuple[str, ...]]:
        """What was called, with which words, in order."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return [(Path(line.split()[0]).name, *line.split()[1:]) for line in lines]

    def called(self) -> list[str]:
        return [name for name, *_ in self.calls()]

    def started(self, count: int) -> list[int]:
        """The process numbers of so many that sound or hang."""
        assert eventually(lambda: len(self._started()) >= count), "it was never started"
        return self._started()

    def _started(self) -> list[int]:
        return [int(pid) for pid in self.pids.read_text().split()] if self.pids.exists() else []


def is_gone(pid: int) -> bool:
    """Whether there is no such process any more, not even one to be buried."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Programs]:
    folder = tmp_path / "programs"
    folder.mkdir()
    made = Programs(folder)
    monkeypatch.setenv("LOG", str(made.log))
    monkeypatch.setenv("PIDS", str(made.pids))
    yield made
    for player in made.players:
        player.close()


@pytest.fixture
def some_input() -> Iterator[None]:
    """A standard input with something to read."""
    before = os.dup(0)
    reading, writing = os.pipe()
    os.write(writing, b"key\n")
    os.dup2(reading, 0)
    yield
    os.dup2(before, 0)
    for descriptor in (before, reading, writing):
        os.close(descriptor)


@pytest.fixture
def chime(tmp_path: Path) -> Path:
    file = tmp_path / "start.wav"
    file.write_bytes(wav(Chime.MOVE))
    return file


def play_out(programs: Programs, player: SoundPlayer, chime: Path, calls: int = 1) -> None:
    """Play one sound, until programs were called so often and the last of them is buried."""
    player.play(chime)
    pids = programs.started(calls)
    assert eventually(lambda: is_gone(pids[-1])), "it never ended"
    time.sleep(0.02)


@posix_only
class TestChoice:
    @pytest.mark.parametrize(
        ("platform", "there", "chosen"),
        [
            ("linux", "paplay pw-play aplay", "paplay"),
            ("linux", "pw-play aplay", "pw-play"),
            ("linux", "aplay afplay ffplay", "aplay"),
            ("freebsd14", "aplay", "aplay"),
            ("darwin", "paplay afplay", "afplay"),
        ],
    )
    def test_the_best_program_plays(
        self, programs: Programs, chime: Path, platform: str, there: str, chosen: str
    ) -> None:
        for name in there.split():
            programs.add(name, PLAYS)
        play_out(programs, programs.player(platform), chime, 1)
        assert programs.called() == [chosen]

    def test_the_program_gets_the_whole_path_last(
        self, programs: Programs, chime: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        programs.add("aplay", PLAYS)
        monkeypatch.chdir(chime.parent)
        play_out(programs, programs.player(), Path(chime.name), 1)
        assert programs.calls() == [("aplay", "-q", str(chime))]

    def test_without_a_program_nothing_sounds(self, programs: Programs) -> None:
        assert isinstance(programs.player(), NoSound)

    def test_without_a_program_it_is_said_which_are_missing(self, programs: Programs) -> None:
        assert "Install alsa-utils, or" in str(programs.player().failed)


@posix_only
class TestPlaying:
    def test_nobody_waits(self, programs: Programs, chime: Path) -> None:
        programs.add("aplay", HANGS)
        player = programs.player()
        start = time.perf_counter()
        player.play(chime)
        player.play(chime)
        assert time.perf_counter() - start < 0.5

    @pytest.mark.usefixtures("some_input")
    def test_no_key_gets_to_the_program(self, programs: Programs, chime: Path) -> None:
        programs.add("aplay", f'read -r key && echo "$key" >>"$LOG"\n{PLAYS}')
        play_out(programs, programs.player(), chime)
        assert programs.called() == ["aplay"]

    def test_no_word_of_the_program_gets_to_the_screen(
        self, programs: Programs, chime: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        programs.add("aplay", f"echo one; echo other >&2\n{PLAYS}")
        play_out(programs, programs.player(), chime)
        assert capfd.readouterr() == ("", "")

    def test_a_sound_is_in_a_session_of_its_own(self, programs: Programs, chime: Path) -> None:
        programs.add("aplay", SOUNDS)
        programs.player().play(chime)
        assert os.getsid(programs.started(1)[0]) != os.getsid(0)

    def test_a_program_that_has_played_is_buried(self, programs: Programs, chime: Path) -> None:
        programs.add("aplay", PLAYS)
        programs.player().play(chime)
        (pid,) = programs.started(1)
        assert eventually(lambda: is_gone(pid))

    def test_the_next_sound_takes_the_place_of_the_last(
        self, programs: Programs, chime: Path
    ) -> None:
        programs.add("aplay", SOUNDS)
        player = programs.player()
        player.play(chime)
        (first,) = programs.started(1)
        player.play(chime)
        programs.started(2)
        assert is_gone(first)

    def test_of_many_sounds_at_once_the_latest_is_heard(
        self, programs: Programs, chime: Path, tmp_path: Path
    ) -> None:
        programs.add("aplay", PLAYS)
        player = programs.player()
        for _ in range(50):
            player.play(chime)
        last = tmp_path / "last.wav"
        last.write_bytes(wav(Chime.DONE))
        player.play(last)
        assert eventually(lambda: ("aplay", "-q", str(last)) in programs.calls())

    def test_taking_the_place_is_no_failure(self, programs: Programs, chime: Path) -> None:
        programs.add("aplay", SOUNDS)
        player = programs.player()
        for count in range(1, 5):
            player.play(chime)
            programs.started(count)
        assert player.failed is None

    @pytest.mark.parametrize(
        "content", [None, b"", b"RIFF", bytes(44)], ids=["missing", "empty", "cut", "zeros"]
    )
    def test_what_is_no_sound_is_passed_over(
        self, programs: Programs, chime: Path, tmp_path: Path, content: bytes | None
    ) -> None:
        programs.add("aplay", PLAYS)
        other = tmp_path / "other.wav"
        if content is not None:
            other.write_bytes(content)
        player = programs.player()
        for file in (other, other, other):
            player.play(file)
            time.sleep(0.02)
        play_out(programs, player, chime, 1)
        assert programs.calls() == [("aplay", "-q", str(chime))]


@posix_only
class TestFailing:
    def test_two_sounds_that_fail_switch_it_off(self, programs: Programs, chime: Path) -> None:
        programs.add("aplay", FAILS)
        player = programs.player()
        for count in (2, 4):  # for each is tried once more
            play_out(programs, player, chime, count)
        player.play(chime)
        time.sleep(0.1)
        assert programs.called() == ["aplay"] * 4

    def test_the_first_sound_that_is_lost_is_told_of(self, programs: Programs, chime: Path) -> None:
        programs.add("aplay", FAILS)
        player = programs.player()
        play_out(programs, player, chime, 2)
        assert eventually(lambda: player.failed == player_fails(["aplay"], has_card()))

    def test_a_sound_that_fails_at_once_is_tried_once_more(
        self, programs: Programs, chime: Path
    ) -> None:
        fails_when_odd = '[ $(($(wc -l <"$LOG") % 2)) = 0 ]'
        programs.add("aplay", f"{PLAYS}; {fails_when_odd}")
        player = programs.player()
        for count in (2, 4, 6):
            play_out(programs, player, chime, count)
        assert player.failed is None

    def test_a_sound_that_is_to_be_tried_again_gives_way_to_the_next(
        self, programs: Programs, chime: Path, tmp_path: Path
    ) -> None:
        programs.add("aplay", FAILS)
        player = programs.player()
        play_out(programs, player, chime, 1)
        last = tmp_path / "last.wav"
        last.write_bytes(wav(Chime.DONE))
        play_out(programs, player, last, 2)
        assert programs.calls()[1] == ("aplay", "-q", str(last))

    def test_one_that_fails_gives_way_to_the_next_with_the_same_sound(
        self, programs: Programs, chime: Path
    ) -> None:
        programs.add("paplay", FAILS)
        programs.add("aplay", PLAYS)
        play_out(programs, programs.player(), chime, 2)
        assert programs.calls() == [("paplay", str(chime)), ("aplay", "-q", str(chime))]

    def test_the_one_that_worked_is_asked_first_from_then_on(
        self, programs: Programs, chime: Path
    ) -> None:
        programs.add("paplay", FAILS)
        programs.add("aplay", PLAYS)
        player = programs.player()
        play_out(programs, player, chime, 2)
        play_out(programs, player, chime, 3)
        assert programs.called() == ["paplay", "aplay", "aplay"]

    def test_one_that_cannot_be_started_is_a_failure_like_any(
        self, programs: Programs, chime: Path
    ) -> None:
        player = ProgramPlayer([(str(programs.folder / "gone"),)])
        programs.players.append(player)
        player.play(chime)
        assert eventually(lambda: player.failed == player_fails(["gone"], has_card()))


@posix_only
class TestEnding:
    @pytest.mark.parametrize("script", [SOUNDS, HANGS], ids=["sounds", "hangs"])
    def test_closing_ends_what_sounds(self, programs: Programs, chime: Path, script: str) -> None:
        programs.add("aplay", script)
        player = programs.player()
        player.play(chime)
        (pid,) = programs.started(1)
        player.close()
        assert is_gone(pid)

    @pytest.mark.parametrize("before", [0, 1], ids=["unused", "used"])
    def test_nothing_sounds_after_closing(
        self, programs: Programs, chime: Path, before: int
    ) -> None:
        programs.add("aplay", PLAYS)
        player = programs.player()
        for _ in range(before):
            play_out(programs, player, chime)
        player.close()
        player.play(chime)
        time.sleep(0.1)
        assert programs.called() == ["aplay"] * before

    def test_closing_what_never_played_or_is_closed_is_fine(self, programs: Programs) -> None:
        programs.add("aplay", PLAYS)
        player = programs.player()
        player.close()
        player.close()
        assert programs.called() == []

    @pytest.mark.slow
    def test_one_that_hangs_is_ended_and_is_a_failure(
        self, programs: Programs, chime: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("backcoach.cues.sounds.player.SPARE_S", 0)
        monkeypatch.setattr("backcoach.cues.sounds.player.MOST_FAILURES", 1)
        programs.add("aplay", HANGS)
        player = programs.player()
        play_out(programs, player, chime)
        assert player.failed is not None

    @pytest.mark.slow
    def test_one_that_hangs_ends_also_when_the_coach_was_killed(
        self, programs: Programs, chime: Path
    ) -> None:
        need("timeout")
        programs.add("aplay", HANGS)
        coach = subprocess.Popen([sys.executable, "-c", COACH, str(programs.folder), str(chime)])
        (pid,) = programs.started(1)
        coach.kill()
        coach.wait()
        assert eventually(lambda: is_gone(pid))


COACH = """
import os, sys, time
from pathlib import Path
from backcoach.cues.sounds import player
player.SPARE_S = 0
os.environ["PATH"] = sys.argv[1] + os.pathsep + os.environ["PATH"]
player.find_player().play(Path(sys.argv[2]))
time.sleep(60)
"""


class WindowsCalls:
    """Stands for Windows' call: notes what it is asked to play, or fails."""

    def __init__(self, works: bool = True) -> None:
        self.works = works
        self.calls: list[tuple[str | None, int]] = []

    def __call__(self, sound: str | None, flags: int) -> None:
        self.calls.append((sound, flags))
        if not self.works:
            raise RuntimeError("Failed to play sound")


class TestWindows:
    def test_a_sound_is_a_file_that_is_begun_without_waiting(self, chime: Path) -> None:
        calls = WindowsCalls()
        WindowsPlayer(calls).play(chime)
        assert calls.calls == [(str(chime), 0x20000 | 0x1 | 0x2)]

    def test_two_failures_switch_it_off(self, chime: Path) -> None:
        calls = WindowsCalls(works=False)
        player = WindowsPlayer(calls)
        for _ in range(5):
            player.play(chime)
        assert len(calls.calls) == 2
        assert player.failed == player_fails(["Windows"], has_card())

    def test_one_that_is_lost_now_and_then_is_told_of_and_the_others_are_played(
        self, chime: Path
    ) -> None:
        calls = WindowsCalls()
        player = WindowsPlayer(calls)
        for calls.works in (False, True, False, True):
            player.play(chime)
        assert len(calls.calls) == 4
        assert player.failed == player_fails(["Windows"], has_card())

    def test_closing_stops_what_sounds(self, chime: Path) -> None:
        calls = WindowsCalls()
        player = WindowsPlayer(calls)
        player.play(chime)
        player.close()
        assert calls.calls[-1] == (None, 0)

    def test_nothing_sounds_after_closing(self, chime: Path) -> None:
        calls = WindowsCalls()
        player = WindowsPlayer(calls)
        player.close()
        player.play(chime)
        assert calls.calls == []

    @pytest.mark.skipif(sys.platform != "win32", reason="the call is Windows' own")
    def test_windows_takes_the_call(self, chime: Path) -> None:
        player = find_player()
        player.play(chime)
        player.close()


@pytest.mark.skipif(sys.platform != "linux", reason="nothing says so elsewhere")
@pytest.mark.parametrize(
    ("listed", "found"),
    [
        (" 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n", True),
        ("--- no soundcards ---\n", False),
        (None, False),
    ],
    ids=["one", "none", "no-driver"],
)
def test_a_card_is_there_where_the_system_lists_one(
    tmp_path: Path, listed: str | None, found: bool
) -> None:
    cards = tmp_path / "cards"
    if listed is not None:
        cards.write_text(listed, "ascii")
    assert has_card(cards) is found

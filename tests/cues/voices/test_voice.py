"""The voices as a session meets them, with programs that do all that a voice should not."""

import base64
import contextlib
import os
import signal
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backcoach.cues.voices.programs import MOST_CHARACTERS, VoiceSettings
from backcoach.cues.voices.voice import SpokenVoice, Voice, find_voice
from backcoach.cues.worker import DUE_S, DUE_S_A_BYTE
from tests.voices import (
    STUBBORN,
    Marked,
    Programs,
    eventually,
    exists,
    say_and_wait,
    say_to_the_end,
)

if sys.platform == "win32":
    pytest.skip("the programs are shell scripts", allow_module_level=True)

RECORD = 'cat >"said.$$"; mv "said.$$" said; echo >>done'
HANG = "exec sleep 100"
CRASH = "kill -SEGV $$"
NO_DEVICE = "echo ALSA: no such card >&2; echo error: No such file >&2"

Find = Callable[..., Voice]


@pytest.fixture
def find(programs: Programs) -> Iterator[Find]:
    """Finds a voice among a test's programs, with a script for espeak-ng, and closes it."""
    with contextlib.ExitStack() as stack:

        def found(script: str, name: str = "espeak-ng", limit_s: float = 20) -> Voice:
            programs.add(name, script)
            platform = "win32" if name == "powershell" else "linux"
            voice = find_voice(VoiceSettings(), programs.which, platform, limit_s)
            stack.callback(voice.close)
            return voice

        yield found


def fails(voice: Voice) -> bool:
    """Say something more; whether the voice has given up."""
    voice.say("x")
    return voice.failed is not None


@pytest.mark.parametrize(
    ("platform", "there", "found"),
    [
        ("linux", {"espeak-ng", "espeak", "spd-say", "say"}, "espeak-ng"),
        ("linux", {"espeak", "spd-say"}, "espeak"),
        ("linux", {"spd-say", "powershell"}, "spd-say"),
        ("darwin", {"say", "espeak-ng"}, "say"),
        ("darwin", {"espeak-ng"}, "espeak-ng"),
        ("freebsd14", {"espeak"}, "espeak"),
        ("win32", {"powershell", "espeak-ng"}, "powershell"),
        ("linux", {"say"}, "silence"),
        ("linux", set(), "silence"),
    ],
)
def test_the_best_voice_there_is_is_found(
    programs: Programs, platform: str, there: set[str], found: str
) -> None:
    for name in there:
        programs.add(name, RECORD)
    voice = find_voice(VoiceSettings(), programs.which, platform)
    voice.close()
    assert voice.name == found


def test_silence_has_nothing_to_say() -> None:
    voice = find_voice(VoiceSettings(), lambda _: None, "linux")
    voice.say("Breathe in.")
    voice.add("Three.")
    voice.hush()
    voice.close()
    assert "espeak-ng, espeak or spd-say would be one" in str(voice.failed)


def test_a_text_is_said(find: Find, programs: Programs) -> None:
    find(RECORD).say("Breathe in.")
    assert eventually(lambda: programs.read("said") == "Breathe in.\n")


@pytest.mark.parametrize(
    "text", ["-v", "--stdin", "$(touch x); `touch x` 'x' \"", "Öl – ½ 日本 🙂"]
)
def test_a_text_is_nothing_but_a_text(find: Find, programs: Programs, text: str) -> None:
    find(RECORD).say(text)
    assert eventually(lambda: programs.read("said") == f"{text}\n")


def test_a_text_is_not_to_be_read_off_the_command_line(find: Find, programs: Programs) -> None:
    find(RECORD).say("-v")
    assert eventually(lambda: programs.read("done"))
    assert "-v" not in programs.read("args").split()


def test_a_very_long_text_is_cut(find: Find, programs: Programs) -> None:
    find(RECORD).say("ü" * 1_000_000)
    assert eventually(lambda: programs.read("said") == "ü" * MOST_CHARACTERS + "\n")


def test_no_text_is_a_hush(find: Find, programs: Programs) -> None:
    voice = find(HANG)
    pid = say_and_wait(voice, programs)
    voice.say("  ")
    assert eventually(lambda: not exists(pid))


def test_the_settings_reach_the_voice(programs: Programs) -> None:
    programs.add("espeak-ng", RECORD)
    settings = VoiceSettings(speed=1.2, pitch=60, voice="en-gb")
    with contextlib.closing(find_voice(settings, programs.which, "linux")) as voice:
        say_to_the_end(voice, programs)
    assert programs.read("args").split()[-6:] == ["-s", "198", "-p", "60", "-v", "en-gb"]


@pytest.mark.parametrize("script", [HANG, STUBBORN, CRASH], ids=["hangs", "stubborn", "crashes"])
def test_nobody_waits_for_a_voice(find: Find, script: str) -> None:
    voice = find(script)
    words = "Lift the right arm and the left leg. " * 100_000
    took = []
    for _ in range(50):
        start = time.perf_counter()
        voice.say(words)
        took.append(time.perf_counter() - start)
        time.sleep(0.002)
    assert statistics.median(took) < 0.05


@pytest.mark.parametrize("script", [HANG, STUBBORN], ids=["hangs", "stubborn"])
def test_the_next_words_cut_off_those_before(find: Find, programs: Programs, script: str) -> None:
    voice = find(script)
    first = say_and_wait(voice, programs)
    say_and_wait(voice, programs)
    assert not exists(first)


def test_words_that_may_wait_are_said_where_it_is_quiet(find: Find, programs: Programs) -> None:
    find(RECORD).add("Three.")
    assert eventually(lambda: programs.read("said") == "Three.\n")


def test_words_that_may_wait_cut_nothing_off(find: Find, programs: Programs) -> None:
    voice = find(HANG)
    pid = say_and_wait(voice, programs)
    voice.add("Three.")
    time.sleep(0.2)
    assert programs.pids() == [pid]


def test_words_that_may_wait_take_nobodys_turn(find: Find, programs: Programs) -> None:
    voice = find(f"{RECORD}; exec sleep 100")
    voice.say("Change to the right side.")
    voice.add("Three.")
    assert eventually(lambda: programs.read("said"))
    assert programs.read("said") == "Change to the right side.\n"


def test_what_a_voice_started_is_cut_off_too(
    marked: Marked, find: Find, programs: Programs
) -> None:
    voice = find(STUBBORN)
    say_and_wait(voice, programs)
    assert eventually(lambda: marked.alive("sleep 100"))
    voice.hush()
    assert eventually(lambda: not marked.alive("sleep 100"))


def test_after_a_hush_words_are_said_again(find: Find, programs: Programs) -> None:
    voice = find(RECORD)
    voice.hush()
    voice.say("Again.")
    assert eventually(lambda: programs.read("said") == "Again.\n")


def test_being_cut_off_is_no_failure(find: Find, programs: Programs) -> None:
    voice = find(HANG)
    for _ in range(4):
        say_and_wait(voice, programs)
    assert voice.failed is None


@pytest.mark.slow
def test_being_cut_off_twice_long_after_it_should_have_been_over_is_a_failure(
    find: Find, programs: Programs
) -> None:
    voice = find(HANG)
    for _ in range(2):
        say_and_wait(voice, programs)
        time.sleep(DUE_S + DUE_S_A_BYTE + 0.1)
    voice.hush()
    assert eventually(lambda: voice.failed)


@pytest.mark.parametrize(
    "script", ["exit 3", CRASH, NO_DEVICE], ids=["status", "crash", "no-device"]
)
def test_a_voice_that_fails_twice_running_is_off(
    find: Find, programs: Programs, script: str
) -> None:
    voice = find(script)
    say_to_the_end(voice, programs)
    assert voice.failed is None
    say_and_wait(voice, programs)
    assert eventually(lambda: voice.failed)


def test_a_voice_that_is_off_names_itself(find: Find) -> None:
    voice = find("exit 3", "spd-say")
    assert eventually(lambda: fails(voice))
    assert "(spd-say)" in str(voice.failed)


def test_a_voice_that_is_off_stays_off(find: Find, programs: Programs) -> None:
    voice = find("exit 3")
    assert eventually(lambda: fails(voice))
    started = len(programs.pids())
    for _ in range(3):
        voice.say("x")
        time.sleep(0.05)
    assert len(programs.pids()) == started


def test_a_voice_that_is_off_has_left(marked: Marked, find: Find) -> None:
    voice = find("exit 3")
    assert eventually(lambda: fails(voice))
    assert marked.alive() == {}


def test_a_failure_now_and_then_is_forgiven(find: Find, programs: Programs) -> None:
    voice = find("[ -e odd ] && rm odd && exit 0; touch odd; exit 3")
    for _ in range(4):
        say_to_the_end(voice, programs)
    assert voice.failed is None


def test_a_program_that_went_away_is_a_failure(find: Find, programs: Programs) -> None:
    voice = find(RECORD)
    (programs.folder / "espeak-ng").unlink()
    assert eventually(lambda: fails(voice))


def test_a_voice_that_cannot_even_be_started_is_a_failure(programs: Programs) -> None:
    voice = SpokenVoice("none", [str(programs.folder / "missing")])
    assert eventually(lambda: voice.failed)
    voice.say("x")
    voice.close()


def test_a_voice_that_hangs_is_ended(find: Find, programs: Programs) -> None:
    pid = say_and_wait(find(HANG, limit_s=0.1), programs)
    assert eventually(lambda: not exists(pid))


def test_a_voice_that_hangs_twice_is_off(find: Find, programs: Programs) -> None:
    voice = find(HANG, limit_s=0.05)
    say_to_the_end(voice, programs)
    say_and_wait(voice, programs)
    assert eventually(lambda: voice.failed)


def test_long_words_are_given_longer(find: Find, programs: Programs) -> None:
    pid = say_and_wait(find(HANG, limit_s=0.05), programs, "words " * 20)
    assert not eventually(lambda: not exists(pid), within_s=0.8)


def test_a_voice_that_complains_a_lot_is_not_held_up(find: Find, programs: Programs) -> None:
    voice = find(f"head -c 5000000 /dev/zero >&2; {RECORD}")
    say_to_the_end(voice, programs, "Still here.")
    assert programs.read("said") == "Still here.\n"


def test_a_voice_that_never_stops_complaining_fills_nothing(
    marked: Marked, find: Find, programs: Programs
) -> None:
    def worker_kb() -> int:
        [worker] = marked.alive("worker.py")
        status = Path(f"/proc/{worker}/status").read_text("ascii").splitlines()
        return int(next(line for line in status if line.startswith("VmRSS")).split()[1])

    say_and_wait(find("exec yes complaint >&2"), programs)
    before = worker_kb()
    time.sleep(0.5)
    assert worker_kb() < before + 2000


def test_a_voice_that_never_stops_complaining_takes_no_core(
    marked: Marked, find: Find, programs: Programs
) -> None:
    def used_s() -> float:
        ran = (Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2] for pid in pids)
        ticks = sum(int(used) for each in ran for used in each.split()[11:13])
        return ticks / os.sysconf("SC_CLK_TCK")

    say_and_wait(find("exec yes complaint >&2"), programs)
    assert eventually(lambda: marked.alive("yes complaint"))
    pids = [*marked.alive("worker.py"), *marked.alive("yes complaint")]
    before = used_s()
    time.sleep(0.5)
    assert used_s() - before < 0.2


def test_a_voice_that_complains_can_be_cut_off(find: Find, programs: Programs) -> None:
    voice = find("exec yes complaint >&2")
    pid = say_and_wait(voice, programs)
    voice.hush()
    assert eventually(lambda: not exists(pid))


def test_a_voice_does_not_reach_the_terminal(
    marked: Marked, find: Find, programs: Programs
) -> None:
    say_and_wait(find(HANG), programs)
    assert {os.getsid(pid) for pid in marked.alive()}.isdisjoint({os.getsid(0)})
    assert len({os.getsid(pid) for pid in marked.alive()}) == 2  # the worker, and the voice


def test_a_voice_prints_nothing(
    find: Find, programs: Programs, capfd: pytest.CaptureFixture[str]
) -> None:
    say_to_the_end(find("echo out; echo err >&2"), programs)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("script", [RECORD, HANG, STUBBORN, "exec yes >&2"])
def test_closing_leaves_no_process(
    marked: Marked, find: Find, programs: Programs, script: str
) -> None:
    voice = find(script)
    say_and_wait(voice, programs)
    voice.close()
    assert marked.alive() == {}


def test_closing_at_once_leaves_no_process(marked: Marked, find: Find) -> None:
    find(HANG).close()
    assert marked.alive() == {}


def test_a_closed_voice_is_silent(find: Find, programs: Programs) -> None:
    voice = find(RECORD)
    voice.close()
    voice.say("x")
    voice.hush()
    voice.close()
    assert (voice.failed, programs.pids()) == (None, [])


@pytest.mark.slow
def test_a_worker_that_is_stuck_holds_up_nobody(
    marked: Marked, find: Find, programs: Programs
) -> None:
    voice = find(HANG)
    say_and_wait(voice, programs)
    [worker] = marked.alive("worker.py")
    os.kill(worker, signal.SIGSTOP)
    for _ in range(200):  # more than a pipe can hold
        voice.say("ü" * MOST_CHARACTERS)
        time.sleep(0.001)
    voice.close()
    assert marked.alive("worker.py") == {}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_without_its_worker_a_voice_ends(
    marked: Marked, find: Find, programs: Programs, number: signal.Signals
) -> None:
    voice = find(HANG)
    say_and_wait(voice, programs)
    [worker] = marked.alive("worker.py")
    os.kill(worker, number)
    assert eventually(lambda: not marked.alive())
    assert eventually(lambda: voice.failed)


def test_the_speech_dispatcher_is_asked_to_be_quiet(find: Find, programs: Programs) -> None:
    voice = find("exit 0", "spd-say")
    say_to_the_end(voice, programs)
    voice.hush()
    assert eventually(lambda: "--cancel" in programs.read("args").split())


def test_the_speech_dispatcher_is_asked_to_be_quiet_at_the_end(
    find: Find, programs: Programs
) -> None:
    voice = find("exit 0", "spd-say")
    say_to_the_end(voice, programs)
    voice.close()
    assert "--cancel" in programs.read("args").split()


def test_others_are_left_to_speak_when_nothing_was_said(find: Find, programs: Programs) -> None:
    voice = find("exit 0", "spd-say")
    voice.hush()
    voice.close()
    assert programs.pids() == []


def test_powershell_is_given_the_words_line_by_line(find: Find, programs: Programs) -> None:
    voice = find("cat >lines", "powershell")
    voice.say("Größer")
    said = f"say {base64.b64encode('Größer'.encode()).decode()}\n"
    assert eventually(lambda: programs.read("lines") == said)
    voice.hush()
    assert eventually(lambda: programs.read("lines") == f"{said}hush\n")

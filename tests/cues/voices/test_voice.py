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
from backcoach.cues.voices.voice import Speaking, SpokenVoice, Voice, find_voice
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

HAS_NO_SAMANTHA = 'case "$*" in *Samantha*) exit 1 ;; *-q*) exit 0 ;; esac; '

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
    assert "Install espeak-ng" in str(voice.failed)


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
    programs.add("espeak-ng", HAS_NO_SAMANTHA + RECORD)
    settings = VoiceSettings(speed=1.2, pitch=60, voice="en-gb")
    with contextlib.closing(find_voice(settings, programs.which, "linux")) as voice:
        voice.say("x")
        assert eventually(lambda: programs.read("done"))
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
def test_a_voice_that_loses_words_twice_running_is_off(
    marked: Marked, find: Find, programs: Programs, script: str
) -> None:
    voice = find(script)
    for tried in (2, 4):  # for each text is tried once more
        voice.say("x")
        assert eventually(lambda: len(programs.pids()) == tried)  # noqa: B023
        assert eventually(lambda: not exists(programs.pids()[-1]))
    assert eventually(lambda: "worker.py" not in str(marked.alive()))


def test_words_that_failed_at_once_are_tried_once_more(find: Find, programs: Programs) -> None:
    voice = find(f"[ -e tried ] || {{ touch tried; exit 3; }}; {RECORD}")
    voice.say("Change to the right side.")
    assert eventually(lambda: programs.read("said") == "Change to the right side.\n")
    assert voice.failed is None


def test_that_words_are_lost_is_known_before_the_voice_gives_up(
    find: Find, programs: Programs
) -> None:
    voice = find("exit 3")
    voice.say("x")
    assert eventually(lambda: voice.failed)
    assert len(programs.pids()) == 2


def test_words_wait_as_long_as_they_are_asked_to(find: Find, programs: Programs) -> None:
    start = time.monotonic()
    find(RECORD).say("Done.", after_s=0.3)
    assert eventually(lambda: programs.read("said"))
    assert time.monotonic() - start >= 0.3


def test_words_that_wait_give_way_to_the_next(find: Find, programs: Programs) -> None:
    voice = find(RECORD)
    voice.say("Late.", after_s=60)
    voice.say("Now.")
    assert eventually(lambda: programs.read("said") == "Now.\n")


def test_in_place_of_a_voice_that_is_not_there_the_usual_one_speaks_and_says_so(
    programs: Programs,
) -> None:
    programs.add("espeak-ng", HAS_NO_SAMANTHA + RECORD)
    settings = VoiceSettings(voice="Samantha")
    with contextlib.closing(find_voice(settings, programs.which, "linux")) as voice:
        voice.say("Breathe in.")
        assert eventually(lambda: programs.read("said") == "Breathe in.\n")
        assert 'no voice "Samantha" here' in str(voice.instead)
        assert voice.failed is None


def test_a_program_that_does_not_work_at_all_is_not_said_to_lack_a_voice(
    programs: Programs,
) -> None:
    programs.add("espeak-ng", "exit 1")
    settings = VoiceSettings(voice="en-gb")
    with contextlib.closing(find_voice(settings, programs.which, "linux")) as voice:
        voice.say("x")
        assert eventually(lambda: voice.failed)
        assert voice.instead is None


def test_a_voice_that_is_off_names_itself(find: Find) -> None:
    voice = find("exit 3", "spd-say")
    assert eventually(lambda: fails(voice))
    assert "Words could not be heard: spd-say " in str(voice.failed)


def test_a_voice_that_is_off_has_left_and_stays_off(
    marked: Marked, find: Find, programs: Programs
) -> None:
    voice = find("exit 3")

    def has_left() -> bool:
        voice.say("x")
        return not marked.alive()

    assert eventually(lambda: fails(voice))
    assert eventually(has_left)
    started = len(programs.pids())
    for _ in range(3):
        voice.say("x")
        time.sleep(0.05)
    assert len(programs.pids()) == started


def test_after_words_that_were_lost_and_some_that_were_said_the_voice_goes_on(
    find: Find, programs: Programs
) -> None:
    voice = find("echo >>n; [ $(($(wc -l <n) % 3)) = 0 ]")  # fails, again, and then is heard
    for tried in (2, 3, 5, 6):
        voice.say("x")
        assert eventually(lambda: len(programs.pids()) == tried)  # noqa: B023
        assert eventually(lambda: not exists(programs.pids()[-1]))


def test_a_program_that_went_away_is_a_failure(find: Find, programs: Programs) -> None:
    voice = find(RECORD)
    (programs.folder / "espeak-ng").unlink()
    assert eventually(lambda: fails(voice))


def test_a_voice_that_cannot_even_be_started_is_a_failure(programs: Programs) -> None:
    voice = SpokenVoice("none", lambda: Speaking([str(programs.folder / "missing")]))
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

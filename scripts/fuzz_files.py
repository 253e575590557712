"""The files that a case meets: a person's own, whole and damaged, and programs that speak."""

import contextlib
import json
import os
import random
import stat
import subprocess
import sys
import wave
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from fuzz_cases import FILES, HOSTILE, NAMES, NUMBERS, Case

from backcoach.catalogue import cache
from backcoach.catalogue.files import FILES as DATA_FILES
from backcoach.catalogue.files import data_folder, read_files
from backcoach.cli.profile_keys import KEYS

SPARSE_BYTES = 8 << 30
SOMEBODY_ELSE = 12_345


class Furniture:
    """What is made once and given to every case.

    Args:
        folder: where to keep it; it has to outlive all cases.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        home = folder / "home"
        environ = {"PATH": "", "BACKCOACH_HOME": str(home)}
        picture = str(folder / "picture.svg")
        words = ("show", "bird-dog", "--animate", "--svg", picture)
        subprocess.run([sys.executable, "-m", "backcoach", *words], env=environ, check=True)
        self._caches = {name: (home / name).read_bytes() for name in FILES if "cache" in name}
        _write_sounds(folder)

    def furnish(self, folder: Path, case: Case) -> None:
        """Make the home, the folder to work in, one for passing files, and the programs."""
        dice = random.Random(case.number)
        home = folder / "home"
        for each in (home / "cache", folder / "work", folder / "tmp", folder / "bin"):
            each.mkdir(parents=True)
        for name, text in self._caches.items():
            with contextlib.suppress(OSError):
                os.link(self._folder / "home" / name, home / name)
            if not (home / name).exists():
                (home / name).write_bytes(text)
        (home / "safety.jsonl").write_bytes(_answers("clear"))
        for name, kind in case.files:
            (home / name).unlink(missing_ok=True)
            put(home / name, kind, self._text(name, dice), dice)
        _furnish_work(folder / "work")
        if case.stand_in != "missing":
            _add_programs(folder / "bin", case.stand_in, self._folder)

    def _text(self, name: str, dice: random.Random) -> bytes:
        if name in self._caches:
            return self._caches[name]
        return _profile(dice) if name == "profile.yaml" else _answers("clear", "clear")


# A person's own files


def _profile(dice: random.Random) -> bytes:
    lines = [
        f"{key.name}: {dice.choice((key.example, *NAMES, *NUMBERS[:-1], *HOSTILE))}"
        for key in dice.sample(KEYS, dice.randrange(1, 5))
    ]
    return "\n".join((*lines, "")).encode(errors="surrogateescape")


def _answers(*answers: str) -> bytes:
    now = datetime.now().astimezone()
    days = reversed(range(len(answers)))
    return b"".join(
        json.dumps({"at": (now - timedelta(days=ago)).isoformat(), "answer": answer}).encode()
        + b"\n"
        for ago, answer in zip(days, answers, strict=True)
    )


def put(file: Path, kind: str, text: bytes, dice: random.Random) -> None:
    """Put a file there, of one of the kinds of `fuzz_cases`, made from a whole one."""
    if kind in _SPECIAL:
        _SPECIAL[kind](file)
    else:
        file.write_bytes(_TEXTS[kind](text, dice))
    if kind in ("unreadable", "stop-unreadable"):
        file.chmod(0)


def _cut(text: bytes, dice: random.Random) -> bytes:
    return text[: dice.randrange(len(text) + 1)]


def _flipped(text: bytes, dice: random.Random) -> bytes:
    changed = bytearray(text)
    for _ in range(dice.choice((1, 1, 5, 50))):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _mixed(text: bytes, dice: random.Random) -> bytes:
    lines = text.splitlines(keepends=True)
    dice.shuffle(lines)
    return b"".join(lines)


def _hostile(text: bytes, dice: random.Random) -> bytes:
    at = dice.randrange(len(text) + 1)
    return text[:at] + dice.choice(HOSTILE).encode(errors="surrogateescape") + text[at:]


_BOMB = b"a: &a [x, x]\n" + b"".join(
    b"%c: &%c [*%c, *%c]\n" % (each, each, each - 1, each - 1) for each in b"bcdefghijklmnopq"
)
_STOP = _answers("clear", "emergency")
_TEXTS: Mapping[str, Callable[[bytes, random.Random], bytes]] = {
    "whole": lambda text, _: text,
    "cut": _cut,
    "flipped": _flipped,
    "mixed": _mixed,
    "empty": lambda *_: b"",
    "twice": lambda text, _: text + text,
    "hostile": _hostile,
    "bomb": lambda *_: _BOMB,
    "deep": lambda *_: b"[" * 100_000,
    "foreign": lambda _, dice: dice.randbytes(2_000),
    "wrong": lambda *_: _wrong_cache(),
    "unreadable": lambda text, _: text,
    "stop-unreadable": lambda *_: _STOP,
    "stop-cut": lambda *_: _STOP[:-2],
    "stop-undated": lambda *_: _answers("clear") + b'{"at": "today", "answer": "emergency"}\n',
    "stop-joined": lambda *_: _STOP.replace(b"}\n", b"}"),
}


def _wrong_cache() -> bytes:
    """Something else than a catalogue, with the right checksums."""
    lines = (b"[[], []]", b"[]", b"{}")
    return cache.sealed(lines, read_files(data_folder(), DATA_FILES))


def _sparse(file: Path) -> None:
    with file.open("wb") as opened:
        opened.truncate(SPARSE_BYTES)


def _loop(file: Path) -> None:
    other = file.with_name(f"{file.name}-again")
    file.symlink_to(other.name)
    other.symlink_to(file.name)


def _not_ours(file: Path) -> None:
    file.write_bytes(b"")
    with contextlib.suppress(OSError):
        os.chown(file, SOMEBODY_ELSE, SOMEBODY_ELSE)


_SPECIAL: Mapping[str, Callable[[Path], None]] = {
    "sparse": _sparse,
    "fifo": os.mkfifo,
    "folder": Path.mkdir,
    "loop": _loop,
    "dangling": lambda file: file.symlink_to("nowhere"),
    "endless": lambda file: _device(file, "zero"),
    "not-ours": _not_ours,
}
_DEVICES = {"null": 3, "zero": 5, "full": 7}
"""Minor numbers of Linux's devices of memory, whose major number is 1."""


def _device(file: Path, name: str) -> None:
    """A device of our own, where we may make one: root could do harm to that of the system."""
    if os.getuid():
        file.symlink_to(f"/dev/{name}")
        return
    with contextlib.suppress(OSError):
        os.mknod(file, stat.S_IFCHR | 0o666, os.makedev(1, _DEVICES[name]))


# The folder to work in


def _furnish_work(folder: Path) -> None:
    (folder / "mine").write_text("mine\n")
    (folder / "linked").hardlink_to(folder / "mine")
    (folder / "folder").mkdir()
    (folder / "readonly").touch(0o400)
    (folder / "dangling").symlink_to("nowhere")
    os.mkfifo(folder / "fifo")
    _loop(folder / "loop")
    _sparse(folder / "sparse")
    for name in _DEVICES:
        _device(folder / f"to-{name}", name)


# The programs that speak, play and encode

_PROGRAMS = ("espeak-ng", "aplay", "opusenc", "lame")
_LAST = 'for each; do [ "$before" = -w ] && file=$each; before=$each; done\n'
_GIVE = '[ "$file" ] || exit 0\n/bin/rm -f "$file"\n'
_SCRIPTS: Mapping[str, str] = {
    "fine": _GIVE + '/bin/cp "{sounds}/fine.wav" "$file"',
    "fails": "exit 1",
    "crashes": "kill -SEGV $$",
    "hangs": "exec /bin/sleep 60",
    "nothing": ":",
    "junk": "echo junk; echo junk >&2\n" + _GIVE + 'echo junk >"$file"',
    "hertz": _GIVE + '/bin/cp "{sounds}/hertz.wav" "$file"',
    "no-data": _GIVE + '/bin/cp "{sounds}/no-data.wav" "$file"',
    "huge": _GIVE + '/bin/cp "{sounds}/fine.wav" "$file"\n/usr/bin/truncate -s 10G "$file"',
    "link": _GIVE + '/bin/ln -s /dev/zero "$file"',
    "fifo": _GIVE + '/usr/bin/mkfifo "$file"',
}


def _add_programs(folder: Path, kind: str, sounds: Path) -> None:
    for name in _PROGRAMS:
        last = "for file; do :; done\n" if name in ("opusenc", "lame") else _LAST
        script = f"#!/bin/sh\n{last}{_SCRIPTS[kind].format(sounds=sounds)}\n"
        (folder / name).write_text(script)
        (folder / name).chmod(0o755)


def _write_sounds(folder: Path) -> None:
    for name, rate, frames in (("fine", 22_050, 11_025), ("hertz", 1, 30), ("no-data", 22_050, 0)):
        with wave.open(str(folder / f"{name}.wav"), "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(rate)
            sound.writeframes(bytes(2 * frames))

"""A person's own profile: what it may say, reading it, and changing one value of its text."""

from datetime import time
from typing import Annotated, Literal

import yaml
from msgspec import Meta

from backcoach.catalogue import build, schema
from backcoach.catalogue.checking import DataFile
from backcoach.catalogue.problems import ProblemsError
from backcoach.catalogue.schema import Entry
from backcoach.domain.errors import CoachError
from backcoach.domain.profile import Profile as Values
from backcoach.domain.saying import FASTEST_SPEECH, SLOWEST_SPEECH
from backcoach.domain.terms import Condition, Side, Talk

CLOCK = r"^([01]?\d|2[0-3]):[0-5]\d$"

Clock = Annotated[str, Meta(pattern=CLOCK, description="a time of day, like `7:00`")]

VoiceSpeed = Annotated[float, Meta(ge=SLOWEST_SPEECH, le=FASTEST_SPEECH)]
VoicePitch = Annotated[int, Meta(ge=0, le=99)]

OPENING = "# What backcoach knows of you. `backcoach profile` shows it and says how to change it.\n"


class Profile(Entry):
    """The whole of `profile.yaml`, in the config folder. Every key may be missing."""

    conditions: Annotated[
        tuple[Condition, ...] | None, Meta(description="what makes some exercises unwise for you")
    ] = None
    sore_side: Annotated[
        Literal["left", "right"] | None, Meta(description="first, and more where that is due")
    ] = None
    routine: Annotated[
        schema.Id | None, Meta(description="the routine of a session that names none")
    ] = None
    breath: schema.BreathRatio | None = None
    wakes_at: Annotated[
        Clock | None, Meta(description="`7:00`; deep bending is left out for an hour after it")
    ] = None
    voice: Annotated[bool | None, Meta(description="whether the coach speaks")] = None
    sound: Annotated[bool | None, Meta(description="whether there are chimes")] = None
    talk: Annotated[Talk | None, Meta(description="how much is said")] = None
    voice_speed: Annotated[
        VoiceSpeed | None, Meta(description="how many times as fast as the voice's usual")
    ] = None
    voice_pitch: Annotated[VoicePitch | None, Meta(description="from 0, low, to 99")] = None
    voice_name: Annotated[
        schema.Line | None, Meta(description="a voice's name, as the program that speaks knows it")
    ] = None


def load_profile(text: bytes, name: str) -> Values:
    """Read a profile; `name` is that of its file, for messages.

    Raises:
        ProblemsError: with every problem of the file.
    """
    file = DataFile(name, text)
    entry = None
    if not file.problems:
        entry = file.entry(Profile, {} if file.value is None else file.value, ())
    values = None if entry is None else file.built(lambda: _values(entry), ())
    if values is None:
        raise ProblemsError(sorted(file.problems))
    return values


def _values(entry: Profile) -> Values:
    try:
        breath = build.breath_pattern(entry.breath) if entry.breath else None
    except ValueError as error:
        raise build.RuleError([(("breath",), str(error))]) from None
    return Values(
        conditions=entry.conditions or (),
        sore_side=Side(entry.sore_side) if entry.sore_side else None,
        routine=entry.routine,
        breath=breath,
        wakes_at=minutes_of(entry.wakes_at) if entry.wakes_at else None,
        voice=entry.voice,
        sound=entry.sound,
        talk=entry.talk or Talk.FULL,
        voice_speed=1.0 if entry.voice_speed is None else float(entry.voice_speed),
        voice_pitch=entry.voice_pitch,
        voice_name=entry.voice_name,
    )


def minutes_of(clock: str) -> int:
    """Minutes after midnight of a time like `7:00`."""
    hour, minute = (int(number) for number in clock.split(":"))
    moment = time(hour, minute)
    return moment.hour * 60 + moment.minute


def text_of(profile: bytes) -> str:
    """A profile as text, to change a value of it.

    Raises:
        CoachError: YAML can read it, but it is written in no UTF-8.
    """
    try:
        return profile.decode()
    except UnicodeDecodeError:
        raise _unchangeable() from None


def with_value(text: str, key: str, value: str) -> str:
    """Return a profile's text with one value other than before; all else stays, comments too.

    `value` is YAML, in one line.

    Raises:
        CoachError: the text is written so that this cannot be done in one place.
    """
    changed = _replaced(text, key, value)
    try:
        wanted = {**(yaml.safe_load(text) or {}), key: yaml.safe_load(value)}
        is_done = yaml.safe_load(changed) == wanted
    except yaml.YAMLError:
        is_done = False
    if not is_done:
        raise _unchangeable()
    return changed


def _unchangeable() -> CoachError:
    return CoachError(
        "The profile is written in a way that cannot be changed from here.",
        "Nothing was changed; an editor can.",
    )


def _replaced(text: str, key: str, value: str) -> str:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    for name, old in root.value if isinstance(root, yaml.MappingNode) else ():
        if name.value == key:
            end = _end(old)
            return f"{text[: name.start_mark.index]}{key}: {value}{text[end:]}"
    begun = text if text.endswith("\n") or not text else f"{text}\n"
    return f"{begun or OPENING}{key}: {value}\n"


def _end(node: yaml.Node) -> int:
    """Where a value ends; a list of lines ends with its last item, not where the next key is."""
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _end(node.value[-1])
    index: int = node.end_mark.index
    return index

"""A person's own profile: what it may say, reading it, and changing one value of its text."""

from collections.abc import Sequence
from typing import Annotated

import yaml
from msgspec import Meta

from backcoach.catalogue.problems import ProblemsError, RuleError
from backcoach.catalogue.schemas import schema
from backcoach.catalogue.schemas.schema import Entry
from backcoach.catalogue.yaml.found import DataFile
from backcoach.catalogue.yaml.reading import read_yaml
from backcoach.domain.errors import CoachError, UsageError, shown
from backcoach.domain.knowledge.profile import (
    TIME_OF_DAY,
    Profile,
    minute_of,
)
from backcoach.domain.knowledge.span import BreathPattern
from backcoach.domain.knowledge.terms import (
    FORMER_CONDITIONS,
    LONGEST_MINUTES,
    MOST_LEVELS,
    Characters,
    Condition,
    Side,
    SoreSide,
    Talk,
    Teach,
)
from backcoach.domain.knowledge.voice import (
    FASTEST_VOICE,
    HIGHEST_PITCH,
    LOWEST_PITCH,
    SLOWEST_VOICE,
)

TimeOfDay = Annotated[
    str, Meta(pattern=f"^{TIME_OF_DAY}$", description="a time of day, like `7:00`")
]

Level = Annotated[int, Meta(ge=1, le=MOST_LEVELS)]
Minutes = Annotated[float, Meta(gt=0, le=LONGEST_MINUTES)]
VoiceSpeed = Annotated[float, Meta(ge=SLOWEST_VOICE, le=FASTEST_VOICE)]
VoicePitch = Annotated[int, Meta(ge=LOWEST_PITCH, le=HIGHEST_PITCH)]

SET_ASIDE = "`backcoach profile set-aside` puts it out of the way, and says where it is then."

OPENING = "# What backcoach knows of you. `backcoach profile` shows it and says how to change it.\n"


class ProfileFile(Entry):
    """The whole of `profile.yaml`, in the config folder. Every key may be missing."""

    conditions: Annotated[
        tuple[str, ...] | None, Meta(description="what makes some exercises unwise for you")
    ] = None
    sore_side: Annotated[SoreSide | None, Meta(description="first, and more where that is due")] = (
        None
    )
    routine: Annotated[
        schema.Id | None, Meta(description="the routine of a session that names none")
    ] = None
    level: Annotated[
        Level | None, Meta(description="the level of every exercise; 1 is never more than usual")
    ] = None
    minutes: Annotated[Minutes | None, Meta(description="the time a session is fitted to")] = None
    breath: schema.BreathRatio | None = None
    wakes_at: Annotated[
        TimeOfDay | None, Meta(description="`7:00`; deep bending is left out for an hour after it")
    ] = None
    voice: Annotated[bool | None, Meta(description="whether the coach speaks")] = None
    sound: Annotated[bool | None, Meta(description="whether there are chimes")] = None
    talk: Annotated[Talk | None, Meta(description="how much is said")] = None
    teach: Annotated[
        Teach | None, Meta(description="which exercises are shown before they are done")
    ] = None
    voice_speed: Annotated[
        VoiceSpeed | None, Meta(description="how many times as fast as the voice's usual")
    ] = None
    voice_pitch: Annotated[
        VoicePitch | None, Meta(description=f"from {LOWEST_PITCH}, low, to {HIGHEST_PITCH}")
    ] = None
    voice_name: Annotated[
        schema.Line | None, Meta(description="a voice's name, as the program that speaks knows it")
    ] = None
    big: Annotated[bool | None, Meta(description="letters to read from the floor")] = None
    plain: Annotated[bool | None, Meta(description="lines alone, nothing redrawn")] = None
    glyphs: Annotated[
        Characters | None,
        Meta(description="`ascii` where bars and figures break, as with wide characters"),
    ] = None


def load_profile(text: bytes, name: str) -> Profile:
    """Read a profile; `name` is that of its file, for messages.

    Raises:
        ProblemsError: with every problem of the file.
    """
    file = DataFile(name, text)
    if file.value is None and not file.problems:
        return Profile()
    whole = file.whole(ProfileFile)
    values = whole.built(_values) if whole else None
    if values is None:
        raise ProblemsError(sorted(file.problems), SET_ASIDE)
    return values.value


def _values(entry: ProfileFile) -> Profile:
    try:
        breath = BreathPattern.read(entry.breath) if entry.breath else None
    except ValueError as error:
        raise RuleError([(("breath",), str(error))]) from None
    return Profile(
        conditions=_conditions(entry.conditions or ()),
        sore_side=Side(entry.sore_side) if entry.sore_side else None,
        routine=entry.routine,
        level=entry.level,
        minutes=None if entry.minutes is None else float(entry.minutes),
        breath=breath,
        wakes_at=minute_of(entry.wakes_at) if entry.wakes_at else None,
        voice=entry.voice,
        sound=entry.sound,
        talk=entry.talk or Talk.FULL,
        teach=entry.teach or Teach.NEW,
        voice_speed=1.0 if entry.voice_speed is None else float(entry.voice_speed),
        voice_pitch=entry.voice_pitch,
        voice_name=entry.voice_name,
        big=bool(entry.big),
        plain=bool(entry.plain),
        glyphs=entry.glyphs,
    )


def _conditions(codes: Sequence[str]) -> tuple[Condition, ...]:
    """Conditions by their codes, of which there were others once."""
    known = {**{each.value: (each,) for each in Condition}, **FORMER_CONDITIONS}
    unknown = [(at, code) for at, code in enumerate(codes) if code not in known]
    if unknown:
        raise RuleError((("conditions", at), _no_condition(code)) for at, code in unknown)
    return tuple(dict.fromkeys(each for code in codes for each in known[code]))


def _no_condition(code: str) -> str:
    return f'"{shown(code)}" is none of {", ".join(Condition)}'


def changed(before: bytes, name: str, key: str, value: str) -> tuple[bytes, Profile]:
    """Return a profile with one value other than before, and what it says then.

    All else stays, comments too. `value` is YAML, in one line. What comes out can be read, and so
    a value that was damaged is mended by this.

    Raises:
        ProblemsError: with every problem that the profile has without that value, too.
        UsageError: it cannot have such a value.
        CoachError: it is written so that this cannot be done in one place.
    """
    try:
        after = _with_value(before, name, key, value)
        return after, load_profile(after, name)
    except CoachError as error:
        load_profile(before, name)  # what was wrong before is what there is to say
        if not isinstance(error, ProblemsError):
            raise
        why = f'{key}: "{shown(value)}" cannot be read again: {error.found[0].message}.'
        raise UsageError(why, "Nothing was changed.") from None


def _with_value(before: bytes, name: str, key: str, value: str) -> bytes:
    """Return a profile's text with one value other than before.

    Raises:
        CoachError: it is no text in UTF-8, or written so that this cannot be done in one place.
    """
    try:
        old = read_yaml(before, name) or {}
        after = _replaced(before.decode(), key, value).encode()
        is_done = read_yaml(after, name) == {**old, key: read_yaml(value.encode(), name)}
    except (ProblemsError, yaml.YAMLError, UnicodeError, TypeError):
        is_done = False
    if not is_done:
        raise _unchangeable()
    return after


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

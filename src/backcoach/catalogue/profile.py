"""A person's own profile: what it may say, reading it, and changing one value of its text."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Annotated, Any, get_type_hints

import yaml
from msgspec import Meta

from backcoach.catalogue.conditions import conditions_in
from backcoach.catalogue.problems import Fault, ProblemsError, RuleError
from backcoach.catalogue.schemas import schema
from backcoach.catalogue.schemas.schema import Entry
from backcoach.catalogue.yaml.checking import checked
from backcoach.catalogue.yaml.found import DataFile, Found
from backcoach.catalogue.yaml.reading import read_yaml
from backcoach.domain.errors import CoachError, UsageError, shown
from backcoach.domain.knowledge.profile import Profile, minute_of
from backcoach.domain.knowledge.safety import Safety
from backcoach.domain.knowledge.terms import (
    FORMER_CONDITIONS,
    LONGEST_MINUTES,
    MOST_LEVELS,
    NOTHING,
    OFF,
    ON,
    TIME_OF_DAY,
    Characters,
    Condition,
    Side,
    SoreSide,
    Talk,
    Teach,
)
from backcoach.domain.knowledge.typed import breath_in, level_in, minutes_in, time_in
from backcoach.domain.knowledge.voice import (
    FASTEST_VOICE,
    HIGHEST_PITCH,
    LOWEST_PITCH,
    SLOWEST_VOICE,
)

MOST_PACKS = 100

TimeOfDay = Annotated[
    str, Meta(pattern=f"^{TIME_OF_DAY}$", description="a time of day, like `7:00`")
]

Level = Annotated[int, Meta(ge=1, le=MOST_LEVELS)]
Minutes = Annotated[float, Meta(gt=0, le=LONGEST_MINUTES)]
VoiceSpeed = Annotated[float, Meta(ge=SLOWEST_VOICE, le=FASTEST_VOICE)]
Folder = Annotated[str, Meta(min_length=1, max_length=4_000)]
Folders = Annotated[tuple[Folder, ...], Meta(max_length=MOST_PACKS)]
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
    packs: Annotated[
        Folders | None, Meta(description="folders with exercises and routines of others")
    ] = None


KINDS = get_type_hints(ProfileFile)
READ: Mapping[str, Callable[[str], object]] = {
    "breath": lambda text: f"{breath_in(text)}",
    "level": level_in,
    "minutes": minutes_in,
    "wakes_at": time_in,
}
"""How values are read that people write in several ways."""
SEVERAL = ("conditions", "packs")
"""Of these there may be several, so that one is a list of one."""
NEVER_NOTHING = ("talk", "teach")
"""Of these there is always one, so that `none` is no answer."""


def load_profile(text: bytes, name: str, safety: Callable[[], Safety]) -> Profile:
    """Read a profile; `name` is that of its file, for messages.

    It may say what `backcoach profile set` takes. `safety` is asked where conditions are in words.

    Raises:
        ProblemsError: with every problem of the file.
    """
    file = DataFile(name, text)
    if file.value is None and not file.problems:
        return Profile()
    said = Found(_as_meant(file.value), file, ())
    whole = None if file.problems else said.built(partial(checked, kind=ProfileFile))
    values = whole.built(partial(_values, safety=safety)) if whole else None
    if values is None:
        raise ProblemsError(sorted(file.problems), SET_ASIDE)
    return values.value


def _as_meant(said: Any) -> Any:
    """What a file says, in the file's own words: `sore-side: none` is `sore_side: null`."""
    if not isinstance(said, dict):
        return said
    named = {key: key.replace("-", "_") if isinstance(key, str) else key for key in said}
    keys = {key: key if name in said else name for key, name in named.items()}
    return {keys[key]: _meant(keys[key], value) for key, value in said.items()}


def _meant(key: str, value: object) -> object:
    word = value.lower() if isinstance(value, str) else None
    if KINDS.get(key) == bool | None and word in (*ON, *OFF):
        return word in ON
    if word in NOTHING and key not in NEVER_NOTHING:
        return None
    if key in READ and isinstance(value, str | int | float):
        with suppress(ValueError):  # the schema says what is wrong
            return READ[key](f"{value}")
    return [value] if key in SEVERAL and isinstance(value, str) else value


def _values(entry: ProfileFile, safety: Callable[[], Safety]) -> Profile:
    try:
        breath = breath_in(entry.breath) if entry.breath else None
    except ValueError as error:
        raise RuleError([(("breath",), str(error))]) from None
    return Profile(
        conditions=_conditions(entry.conditions or (), safety),
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
        packs=entry.packs or (),
    )


def _conditions(said: Sequence[str], safety: Callable[[], Safety]) -> tuple[Condition, ...]:
    """Conditions by their codes, of which there were others once, or by what people call them."""
    known = {**{each.value: (each,) for each in Condition}, **FORMER_CONDITIONS}
    found, faults = dict[Condition, None](), list[Fault]()
    for at, words in enumerate(said):
        try:
            found |= dict.fromkeys(known.get(words) or conditions_in(safety(), words))
        except UsageError as error:
            faults.append((("conditions", at), f"{error.sentence} {error.hint}"))
    if faults:
        raise RuleError(faults)
    return tuple(found)


def changed(
    before: bytes, name: str, key: str, value: str, safety: Callable[[], Safety]
) -> tuple[bytes, Profile]:
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
        return after, load_profile(after, name, safety)
    except CoachError as error:
        load_profile(before, name, safety)  # what was wrong before is what there is to say
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
        old = _as_meant(read_yaml(before, name) or {})
        after = _replaced(before.decode(), key, value).encode()
        is_done = _as_meant(read_yaml(after, name)) == {**old, key: read_yaml(value.encode(), name)}
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
        if name.value.replace("-", "_") == key:
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

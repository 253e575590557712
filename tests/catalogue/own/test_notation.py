"""Lengths, rests, breaths and frequencies as people write them."""

from collections.abc import Callable

import pytest

from backcoach.catalogue.own.notation import breath_of, frequency_of, rest_of, span_of
from backcoach.catalogue.own.notation.draft import NotationError
from tests.every import every

READ: dict[Callable[[str], str], dict[str, str]] = {
    span_of: {
        **dict.fromkeys(["30s", "30 sec", "30 seconds", "½ min", "half a minute", '30"'], "30 s"),
        **dict.fromkeys(["1 min", "1'", "a minute", "1 Minute."], "60 s"),
        **dict.fromkeys(["1:30", "1:30 min", "1½ min", "1 1/2 min", "1,5 min"], "90 s"),
        **dict.fromkeys(["1 min 30 s", "a minute and a half", "one and a half minutes"], "90 s"),
        **dict.fromkeys(["2.5 s", "2,5 s"], "2.5 s"),
        **dict.fromkeys(["45", "45-second", "forty-five seconds", "４５ s", "٤٥ s"], "45 s"),
        **dict.fromkeys(["⅓ min", "20 counts", "0:20", "1/3 min"], "20 s"),
        **dict.fromkeys(["3 breaths", "3 breath", "THREE DEEP BREATHS"], "3 breaths"),
        **dict.fromkeys(["1 exhale", "an exhale", "1 breath out"], "1 exhale"),
        "0 s": "0 s",
    },
    rest_of: {
        **dict.fromkeys(["30 s", "30", "rest 30 s", "30 s rest", "20-30 s", "½ min"], "30 s"),
        **dict.fromkeys(["until ready", "as needed", "until you are ready"], "until ready"),
        "until ready, 45 s": "until ready, 45 s",
        "1 minute between sets": "60 s",
        "no rest": "0 s",
    },
    frequency_of: {
        **dict.fromkeys(["2x a day", "twice a day", "2 × daily", "2/day", "Daily: 2"], "2 a day"),
        **dict.fromkeys(["daily", "every day", "once per day", "7 days a week"], "1 a day"),
        **dict.fromkeys(["2-3x/week", "2–3 times per week", "2 to 3 days a week"], "2-3 a week"),
        **dict.fromkeys(["every other day", "every 2 days", "alternate days"], "3-4 a week"),
        "every third day": "2-3 a week",
        "morning and evening": "2 a day",
        "twice a day, 5 days a week": "2 a day, 5 a week",
        "once a day, 3x a week": "3 a week",
    },
    breath_of: {
        **dict.fromkeys(["4-7-8", "4:7:8:0", "in 4 hold 7 out 8", "4 7 8"], "4:7:8:0"),
        **dict.fromkeys(["4-6", "4:6", "in 4, out 6", "inhale 4 s, exhale for 6 s"], "4:6"),
        **dict.fromkeys(["2.5:3.5", "2,5:3,5"], "2.5:3.5"),
        "in 4 out 6 hold 2": "4:0:6:2",
        "4-4-4-4": "4:4:4:4",
    },
}

REFUSED: dict[Callable[[str], str], dict[str, str]] = {
    span_of: {
        "3 breath per side": 'is no length; write "3 breaths" and side: each',
        "a while": "is no length; write one like 20 s, 1 min or 3 breaths",
        "": "is no length; write one like 20 s, 1 min or 3 breaths",
        "10 m": "may be minutes or metres; write minutes as min, like 1 min",
        "3-5 s": "is a range, where one length is needed; write the first of it",
        "2 exhales": "counts halves of breaths; write whole ones, like 3 breaths, or 1 exhale",
        "2.5 breaths": "has a part of a breath in it; write whole ones, like 3 breaths",
        "100000 s": "is too long; a time is up to 99999 s",
    },
    rest_of: {"a bit": "is no rest; write one like 15 s, 1 min or until ready"},
    frequency_of: {"often": "does not say how often; write it like 2 a day, 3x/week or daily"},
    breath_of: {
        "30:40": "is a breath of 70 s; write one from 2 to 60 s, like 4-6",
        "0:5:0:5": "has no breath in and none out; write seconds for them, like 4-6",
        "4": "is no breath; write seconds in and out, like 4-6, or in, hold and out, like 4-7-8",
    },
}


@every(READ, lambda read: read.__name__)
def test_what_people_write_is_read_as_the_data_have_it(read: Callable[[str], str]) -> None:
    assert {written: read(written) for written in READ[read]} == READ[read]


def refused(read: Callable[[str], str], written: str) -> str:
    with pytest.raises(NotationError) as error:
        read(written)
    return str(error.value)


@every(REFUSED, lambda read: read.__name__)
def test_what_is_no_such_thing_is_answered_with_what_it_may_be(
    read: Callable[[str], str],
) -> None:
    told = {written: refused(read, written) for written in REFUSED[read]}
    assert told == {written: f'"{written}" {why}' for written, why in REFUSED[read].items()}

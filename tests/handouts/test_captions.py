"""Stills with their numbers and words, as `show --svg` writes them."""

import re

from backcoach.domain.knowledge.terms import ON_THE_FLOOR
from backcoach.handouts.captions import captioned_pictures, strip
from backcoach.handouts.pictograms import moving_picture, still_pictures
from tests.figures.moving import shipped_motion
from tests.figures.svgs import named, parsed, text_of
from tests.making import shipped

MOST_BYTES = 8_000
EVERY = {
    exercise.id: [*captioned_pictures(exercise, shipped_motion(exercise.id))]
    for exercise in shipped().exercises
}


def words(svg: str) -> str:
    return " ".join(each.text or "" for each in named(parsed(svg), "text"))


def test_below_each_still_stands_its_number_and_what_leads_to_it() -> None:
    assert [words(svg) for svg in EVERY["bird-dog"]] == [
        "1 start",
        "2 reach right arm forward, left leg back",
    ]
    assert [words(svg) for svg in EVERY["standing-break"]][1:] == ["2", "3"]


def test_every_still_is_named_as_it_is_captioned_and_none_is_large() -> None:
    wrong = {
        name: (len(svg.encode()), words(svg))
        for name, pictures in EVERY.items()
        for number, svg in enumerate(pictures, 1)
        if len(svg.encode()) > MOST_BYTES
        or not words(svg).startswith(str(number))
        or text_of(parsed(svg), "title") != f"{shipped().exercise[name].name}: {words(svg)}"
    }
    assert wrong == {}


def test_the_stills_of_an_exercise_are_of_one_size_so_that_they_can_stand_in_a_row() -> None:
    sizes = {name: {parsed(svg).attrib["viewBox"] for svg in all_} for name, all_ in EVERY.items()}
    assert [name for name, found in sizes.items() if len(found) > 1] == []


def test_a_strip_has_all_stills_and_at_most_two_who_lie_side_by_side() -> None:
    wrong = []
    for exercise in shipped().exercises:
        drawn = strip(exercise, shipped_motion(exercise.id))
        places = re.findall(r"translate\(([\d.]+) ([\d.]+)\)", drawn)
        abreast = len({across for across, _ in places})
        most = 2 if exercise.position in ON_THE_FLOOR else 4
        if abreast > most or len({*places}) != len(EVERY[exercise.id]):
            wrong.append(exercise.id)
    assert wrong == []


def test_two_pictures_in_one_page_share_no_ids() -> None:
    exercise, motion = shipped().exercise["bird-dog"], shipped_motion("bird-dog")
    pictures = (
        *captioned_pictures(exercise, motion),
        *still_pictures(exercise, motion),
        moving_picture(exercise, motion),
        strip(exercise, motion),
    )
    page = parsed(f"<body>{''.join((*pictures, *pictures))}</body>")
    ids = [each.attrib["id"] for each in page.iter() if "id" in each.attrib]
    assert len({*ids}) == len(ids)
    for svg in named(page, "svg"):
        title, told = list(svg)[:2]
        assert (title.tag[-5:], told.tag[-4:]) == ("title", "desc")
        assert title.text
        assert told.text

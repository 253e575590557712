"""What people have read elsewhere, and type: a table of words, made by hand, and where each leads.

The muscles are written as the articles print them that the first exercises come from.
"""

import pytest

from backcoach.catalogue.search import Wanted, find_exercises, find_muscles
from backcoach.domain.errors import UnknownNameError
from tests.catalogue.samples import named_catalogue
from tests.contract import NAMED

INDEX = named_catalogue().index


def muscles(name: str) -> str:
    """The ids of what a name finds."""
    return " ".join(each.id for each in find_muscles(INDEX, name))


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        # The layers of the back
        *(("Lattisimus dorsi", "latissimus_dorsi"), ("QL", "quadratus_lumborum")),
        *(
            ("Serratus posterior", "back_intermediate"),
            ("intertransversarii", "intertransversarii"),
        ),
        ("Serratus anterior/posterior", "serratus_anterior back_intermediate"),
        ("Iliocostalis Longissimus", "iliocostalis longissimus"),
        ("Spinalis Intertransversarii", "spinalis intertransversarii"),
        *(("Erector spinae muscles", "erector_spinae"), ("Deep Spinal Muscles", "deep_spinal")),
        ("Superficial spinal muscles", "erector_spinae"),
        # Hips, legs and belly
        ("Gluteus maximus/medius/minimus", "gluteus_maximus gluteus_medius gluteus_minimus"),
        *(("hip abductor muscles", "hip_abductors"), ("Soleus Muscle", "soleus")),
        ("Psoas and Iliacus Muscles", "psoas_major iliacus"),
        ("Rectus Abdominus Muscle", "rectus_abdominis"),
        *(("transversus abdominus", "transversus_abdominis"), ("stomach muscles", "abdominals")),
        *(("Pelvic Floor Muscles", "pelvic_floor"), ("abdominal muscles", "abdominals")),
        # Where it hurts
        *(("lower leg", "calves"), ("stomach", "abdominals"), ("stomach area", "abdominals")),
        *(("pelvic area", "pelvic_floor"), ("front inner thigh", "adductors")),
        *(("low back area", "lower_back"), ("back muscles", "back"), ("core muscles", "core")),
        # Several at once
        *(
            ("calves, groin & lats", "calves adductors latissimus_dorsi"),
            ("ql, QL", "quadratus_lumborum"),
        ),
        ("hip flexors and abductors", "hip_flexors hip_abductors"),
        ("internal and external obliques", "internal_oblique external_oblique"),
        ("hamstrngs and glutes", "hamstrings glutes"),
    ],
)
def test_muscles_are_found_as_an_article_prints_them(printed: str, found: str) -> None:
    assert muscles(printed) == found


@pytest.mark.parametrize("name", ["glutes and xyzzy", "xyzzy/ql"])
def test_of_several_muscles_it_is_the_wrong_one_that_is_told(name: str) -> None:
    with pytest.raises(UnknownNameError, match='called "xyzzy"'):
        muscles(name)


@pytest.mark.parametrize("name", ["muscles", "area", "/", "and", "&"])
def test_what_names_no_muscle_is_told_as_it_was_typed(name: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        muscles(name)
    assert f'called "{name}"' in caught.value.sentence


def test_several_muscles_find_what_works_any_of_them() -> None:
    each = [found("piriformis"), found("pelvic floor")]
    both = {each.id for each in find_exercises(INDEX, Wanted(muscle="piriformis, pelvic floor"))}
    assert both == {*each[0], *each[1]}


def found(muscle: str) -> list[str]:
    """The ids of the exercises that work a muscle."""
    return [each.id for each in find_exercises(INDEX, Wanted(muscle=muscle))]


YOGA = ["rag-doll", "puppy-pose", "cat-stretch", "childs-pose"]
LEG = ["knee-to-chest", "pelvic-tilt", "walk", "prone-on-elbows", "ninety-ninety-rest"]


@pytest.mark.parametrize(
    ("words", "exercises"),
    [
        *(("muscle knot", ["ql-ball-release"]), ("muscle knots", ["ql-ball-release"])),
        *(("knot", ["ql-ball-release"]), ("trigger points", ["ql-ball-release"])),
        *(("massage", ["ql-ball-release"]), ("tennis ball", ["ql-ball-release"])),
        ("dry needling", ["ql-doorway-stretch", "glute-bridge"]),
        *(("yoga", YOGA), ("sciatica", LEG)),
        ("posture", ["standing-break", "sit-tall-reset"]),
        ("cat cow", ["cat-stretch", "seated-cat-cow"]),
        ("kegels", ["pelvic-floor-squeeze"]),
        ("💪", []),
        ("", NAMED),
    ],
)
def test_exercises_are_found_by_the_words_people_have_for_them(
    words: str, exercises: list[str]
) -> None:
    assert [each.id for each in find_exercises(INDEX, Wanted(text=words))] == exercises


def test_a_word_is_not_found_inside_another() -> None:
    assert find_exercises(INDEX, Wanted(text="oga")) == ()


def test_what_says_the_words_in_a_row_comes_first() -> None:
    first = find_exercises(INDEX, Wanted(text="lower back"))[0]
    assert "lower back rotation" in first.aliases

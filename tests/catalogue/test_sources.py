"""The sources, held against the list in the fact sheet, and how they are said."""

import re
from collections.abc import Iterable

import pytest

from backcoach.domain.knowledge.catalogue import Source
from backcoach.domain.knowledge.exercise import Dosage, Exercise
from backcoach.domain.knowledge.terms import Evidence
from backcoach.domain.words.citing import address, citation
from backcoach.domain.words.labels import EVIDENCE_WORDS
from tests.catalogue.fact_sources import FACTS, WITHOUT_ADDRESS
from tests.catalogue.samples import (
    SOURCES,
    changed,
    cited,
    files,
    found,
    named_catalogue,
    real_catalogue,
)
from tests.every import every

EXERCISES = real_catalogue().exercises
ROUTINES = real_catalogue().routines
SAFETY = real_catalogue().safety
CITED = cited(named_catalogue())
FACT = {each.address: each for each in FACTS}
FOUND = [each for each in real_catalogue().sources if each.id in CITED and each.address]
THE_REST = [each for each in real_catalogue().sources if each.id in CITED and not each.address]

every_page = every(FOUND, lambda each: each.id)


# What the fact sheet says of them


def test_the_list_has_every_page_once() -> None:
    assert len(FACT) == len(FACTS) > 150


@every_page
def test_an_address_is_one_of_the_list(source: Source) -> None:
    assert source.address in FACT


@every_page
def test_a_page_is_marked_as_it_was_read(source: Source) -> None:
    assert source.mark == FACT[source.address or ""].mark


@every_page
def test_a_page_is_from_when_the_list_says(source: Source) -> None:
    assert source.date == FACT[source.address or ""].date


@every_page
def test_a_page_is_called_what_the_list_calls_it(source: Source) -> None:
    called = words_of(f"{source.title} {source.publisher or ''}")
    assert words_of(FACT[source.address or ""].words) - called == set()


def words_of(text: str) -> set[str]:
    """The words of a title, without their endings: `press-ups` and `press-up` are alike."""
    words = (each.removesuffix("s") for each in re.findall(r"[a-z0-9]+", text.casefold()))
    return {word for word in words if word not in {"by", "for", "at", "to", "and", "the"}}


def test_those_without_an_address_are_known_by_name() -> None:
    assert {each.id: (each.mark, each.date) for each in THE_REST} == WITHOUT_ADDRESS


# What they are


@pytest.mark.parametrize("mark", ["background", "house-rule"])
def test_what_is_no_page_is_so_in_mark_and_in_kind(mark: str) -> None:
    sources = real_catalogue().sources
    assert [each.id for each in sources if each.mark == mark] == [mark]
    assert [each.id for each in sources if each.kind == mark] == [mark]


SUREST = {
    Evidence.GUIDELINE: {"nice-ng59"},
    Evidence.REVIEW: {
        *("active-breaks-review", "mcgill-three-review"),
        *("exercise-review-who", "hayden-exercise-kinds"),
    },
    Evidence.TRIAL: {
        *("walkback-report", "walkback-abstract", "active-breaks-trial"),
        *("pain-monitoring-trial", "morning-bending-trial"),
    },
}


@pytest.mark.parametrize("kind", SUREST)
def test_only_what_is_known_to_be_one_counts_among_the_surest(kind: Evidence) -> None:
    named = {each.id for each in real_catalogue().sources if each.kind is kind}
    assert named & CITED == SUREST[kind]


# What exercises rest on

SURE = {*SUREST, Evidence.HEALTH_SERVICE, Evidence.ASSOCIATION}
UNSURE = {
    *("ql-doorway-stretch", "ql-doorway-cross-step", "ql-ball-release"),
    *("lying-hip-twist", "superman", "split-stance-hip-flexor"),
}
"""For these no such source was found: articles, single studies and house rules have to do."""
FOR_CONDITIONS = {"pregnancy-advice-copy", "ros-bending-forward", "hip-precautions-by-approach"}


def kinds(ids: Iterable[str]) -> set[Evidence]:
    """What kinds of things some sources are."""
    return {real_catalogue().source[each].kind for each in ids}


def test_most_exercises_rest_on_guidance_trials_health_services_or_associations() -> None:
    named = named_catalogue().exercises
    assert {each.id for each in named if not SURE & kinds(each.sources)} == UNSURE
    assert len(named) - len(UNSURE) >= 45


@every(EXERCISES, lambda each: each.id)
def test_what_is_about_a_condition_alone_stands_with_the_cautions(exercise: Exercise) -> None:
    assert not FOR_CONDITIONS & set(exercise.sources)


def test_the_surest_kind_comes_first_and_each_source_once() -> None:
    asked = ("house-rule", "s1", "walkback-report", "nice-ng59", "hse-breaks", "s2", "s1")
    ranked = [each.id for each in real_catalogue().surest(asked)]
    assert ranked == ["nice-ng59", "walkback-report", "hse-breaks", "s1", "s2", "house-rule"]


# Who names them


def nameless(doses: Iterable[Dosage]) -> list[Dosage]:
    """The doses that name no source."""
    return [each for each in doses if not each.sources]


def test_every_level_of_every_exercise_names_a_source() -> None:
    assert {each.id: nameless(each.levels) for each in EXERCISES if nameless(each.levels)} == {}


def test_every_routine_and_every_dose_of_its_own_names_a_source() -> None:
    doses = [item.dosage for each in ROUTINES for item in each.items if item.dosage]
    assert nameless(doses) == []
    assert [each.id for each in ROUTINES if not each.sources] == []


def test_every_sign_rule_and_condition_names_a_source() -> None:
    named: dict[str, tuple[str, ...]] = {
        **{each.tier: each.sources for each in SAFETY.tiers},
        **{each.id: each.sources for each in SAFETY.signs},
        **{each.id: each.sources for each in SAFETY.pain},
        **{each.condition: each.sources for each in SAFETY.conditions},
        **{"review": SAFETY.review.sources, "morning": SAFETY.morning.sources},
        **{"resting": SAFETY.resting.sources},
    }
    assert [name for name, sources in named.items() if not sources] == []


# How they are said

PAGE = Source("page", "Sitting", "seen", None, None, Evidence.ARTICLE, None)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (PAGE, "Sitting (article)"),
        (PAGE._replace(publisher="HSE"), "HSE: Sitting (article)"),
        (PAGE._replace(date="2018"), "Sitting, 2018 (article)"),
        (PAGE._replace(date="2020-01", publisher="HSE"), "HSE: Sitting, January 2020 (article)"),
        (PAGE._replace(date="2019-12"), "Sitting, December 2019 (article)"),
        (PAGE._replace(mark="copy"), "Sitting (article, read in a copy)"),
        (PAGE._replace(kind=Evidence.HEALTH_SERVICE), "Sitting (health-service page)"),
        (PAGE._replace(address="https://example.org/"), "Sitting (article)"),
    ],
)
def test_a_source_is_said_in_one_line(source: Source, said: str) -> None:
    assert citation(source) == said


@pytest.mark.parametrize(("mark", "told"), [("seen", "https://example.org/"), ("copy", None)])
def test_only_where_a_page_was_read_itself_is_its_address_told(mark: str, told: str | None) -> None:
    assert address(PAGE._replace(mark=mark, address="https://example.org/")) == told


def test_every_kind_has_words_of_its_own() -> None:
    assert list(EVIDENCE_WORDS) == list(Evidence)
    assert len(set(EVIDENCE_WORDS.values())) == len(Evidence)


@pytest.mark.parametrize("date", ["18", "2018-13", "2018-1", "2018-01-01", "May 2018", "0018"])
def test_a_date_is_a_year_or_a_month(date: str) -> None:
    (problem,) = found(files(sources=changed(SOURCES, '"2018"', f'"{date}"')))
    assert problem.startswith("sources.yaml:2:")
    assert "s2.date: " in problem


@pytest.mark.parametrize("written", ["", ", kind: blog"])
def test_a_source_needs_one_of_the_kinds(written: str) -> None:
    (problem,) = found(files(sources=changed(SOURCES, ", kind: article", written)))
    assert problem.startswith("sources.yaml:1:")
    assert "kind" in problem

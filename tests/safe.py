"""The least that a safety.yaml has to say, for catalogues that tests make up."""

from typing import Any

from backcoach.domain.knowledge.terms import Condition, Symptom, Tier


def safety_of(exercise: str, source: str) -> dict[str, Any]:
    """A whole safety.yaml that names one exercise and one source."""
    cited = {"sources": [source]}
    asked = {"question": "Is any there?", "unsure": "Ask.", "line": "Stop with"}
    return {
        "tiers": [
            {"tier": tier.value, "title": "Signs", "then": "Stop.", **asked, **cited}
            for tier in Tier
        ],
        "signs": [
            {"id": tier.value, "tier": tier.value, "sign": "A sign", "short": "a sign", **cited}
            for tier in Tier
        ],
        "pain": list(_pain(cited)),
        "review": {"days": 14, "score": 7, "above_usual": 3, "hours": 36, **cited},
        "conditions": [
            {"condition": each.value, "name": each.value, "care": "Take care.", **cited}
            for each in Condition
        ],
        "morning": {
            "minutes": 60,
            "before": 240,
            "exercises": [exercise],
            "why": "it is early",
            **cited,
        },
        "resting": {"name": "Rest", "items": [{"exercise": exercise}], **cited},
    }


def _pain(cited: dict[str, list[str]]) -> Any:
    for symptom in Symptom:
        row = {"id": symptom.value, "when": "during", "symptom": symptom.value, "then": "signs"}
        yield {**row, "say": "Stop.", **cited}
    for when in ("before", "during", "next-morning"):
        yield {"id": when, "when": when, "score": "0-10", "then": "go-on", "say": "Go on.", **cited}

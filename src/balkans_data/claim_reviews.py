"""Verdicts as schema.org ClaimReview, which search engines and fact-checkers read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from balkans_data import package
from balkans_data.checking.labels import ELSEWHERE
from balkans_data.models.actors import ActorKind
from balkans_data.models.verdicts import Moment, VerdictLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["claim_reviews"]

_BEST, _WORST = 5, 1


def claim_reviews() -> dict[str, Any]:
    """Return the verdicts on checked claims as one JSON-LD document.

    Left out are claims that the tables do not decide, and every claim about a named person: an
    accusation is not to travel as a rated snippet, without who made it and how it was read.

    Returns
    -------
    dict
        JSON-ready: ``@context``, and in ``@graph`` a ``ClaimReview`` a claim, as of the claim's day.

    Notes
    -----
    ``reviewRating`` has the label as ``alternateName``; its number goes from 1 (refuted) to 5
    (supported), with 3 for what depends on the reading.
    """
    return {"@context": "https://schema.org", "@graph": list(_reviews())}


def _reviews() -> Iterator[dict[str, Any]]:
    actors = {row["actor_id"]: row for row in package.table_rows("actors")}
    sources = {row["source_id"]: row for row in package.table_rows("sources")}
    claims = {row["claim_id"]: row for row in package.table_rows("claims")}
    persons = {
        row["claim_id"]
        for row in package.table_rows("claim_subjects")
        if actors[row["actor_id"]]["kind"] == ActorKind.PERSON
    }
    labels = {str(label): label for label in VerdictLabel}
    for verdict in package.table_rows("verdicts"):
        label = labels[verdict["verdict"]]
        rating = ELSEWHERE[label].rating
        if verdict["moment"] != Moment.THEN or rating is None or verdict["claim_id"] in persons:
            continue
        claim = claims[verdict["claim_id"]]
        source = sources[claim["source_id"]]
        speaker = actors[claim["speaker_id"]]
        appearance: dict[str, Any] = {"@type": "CreativeWork", "name": source["title"]}
        if source["url"]:
            appearance["url"] = source["url"]
        if source["published"]:
            appearance["datePublished"] = source["published"].rstrip("~?")
        yield {
            "@type": "ClaimReview",
            "identifier": claim["claim_id"],
            "claimReviewed": claim["statement"],
            "datePublished": package.data_date(),
            "inLanguage": "en",
            "isPartOf": {"@type": "Dataset", "name": "balkans-data", "version": package.version()},
            "author": {"@type": "Organization", "name": "balkans-data"},
            "itemReviewed": {
                "@type": "Claim",
                "author": {
                    "@type": "Person" if speaker["kind"] == ActorKind.PERSON else "Organization",
                    "name": speaker["name"],
                },
                "appearance": appearance,
            },
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": rating,
                "bestRating": _BEST,
                "worstRating": _WORST,
                "alternateName": ELSEWHERE[label].averitec,
            },
        }

"""Faults that only rules see, in claims and what hangs on them: values that are possible, but wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from balkans_data.models.edtf import Edtf
from balkans_data.testing.mutants import COMPLETE, Change, Edit, Mark
from balkans_data.testing.relation_faults import one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from balkans_data.testing.sampling import Row, Sample

__all__ = ["CLAIM_FAULTS"]

_SYMMETRIC = ("contradicts", "corroborates", "restates")
_CODED = frozenset(["coding-final", "check-claim", "claim-unchecked"])
"""What the codings, and the checks, say of the same cell."""
_RELATIONS = frozenset(["relation-independent", "relation-restates", "relation-supersedes", "relation-conflict"])


def _source(sample: Sample) -> Iterator[Edit]:
    follows = _RELATIONS | {
        "claim-text", "claim-locator", "claim-after-source", "claim-made-later", "source-unused", "figure-claim",
        "figure-passage", "claim-repeated",
    }  # fmt: skip
    for row in sample.rows("claims"):
        for source in sample.rows("sources"):
            if not row["claim_id"].startswith(f"{source['source_id']}-"):
                yield one("claims", row, {"source_id": source["source_id"]}, "claim-id", "claim_id", follows)


def _locator(sample: Sample) -> Iterator[Edit]:
    sources = sample.by("sources", "source_id")
    for row in sample.rows("claims"):
        characters = int(sources[(row["source_id"],)]["characters"])
        yield one("claims", row, {"locator": f"char={characters - 5},{characters + 40}"}, "claim-locator", "locator")
        first, last = row["locator"].removeprefix("char=").split(",")
        yield one("claims", row, {"locator": f"char={last},{first}"}, "claim-locator", "locator")


def _text_unknown(sample: Sample) -> Iterator[Edit]:
    with_claims = {row["source_id"] for row in sample.rows("claims")}
    for row in sample.rows("sources"):
        if row["source_id"] in with_claims:
            for name in ("sha256", "characters"):
                yield one("sources", row, {name: ""}, "claim-text", name)


def _after_source(sample: Sample) -> Iterator[Edit]:
    sources = sample.by("sources", "source_id")
    for row in sample.rows("claims"):
        said = row["made_on"] or sources[(row["source_id"],)]["published"]
        if said and row["claim_type"] not in ("predictive", "normative"):
            later = str(Edtf(said).max.year + 2)
            yield one("claims", row, {"about_start": later, "about_end": ""}, "claim-after-source", "about_start")


def _made_later(sample: Sample) -> Iterator[Edit]:
    sources = sample.by("sources", "source_id")
    for row in sample.rows("claims"):
        if published := sources[(row["source_id"],)]["published"]:
            later = str(Edtf(published).max.year + 2)
            follows = frozenset(["relation-supersedes"])
            yield one("claims", row, {"made_on": later}, "claim-made-later", "made_on", follows)


def _time_reversed(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("claims"):
        if row["about_start"] and ".." not in row["about_start"]:
            before = str(Edtf(row["about_start"]).min.year - 4)
            yield one("claims", row, {"about_end": before}, "claim-time-order", "about_end")


def _demand(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("claims"):
        cells = {"claim_type": "normative", "checkability": "computable"}
        yield one("claims", row, cells, "claim-demand", "checkability", _CODED)


def _forecast(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("claims"):
        if row["claim_type"] in ("factual", "evaluative"):
            yield one("claims", row, {"checkability": "forecast"}, "claim-forecast", "checkability", _CODED)


def _hedged(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("claims"):
        cells = {"certainty": "certain", "hedge": "alleged"}
        yield one("claims", row, cells, "claim-hedged-certain", "certainty", _CODED)


def _relay(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("claims"):
        follows = frozenset(["claim-speaker", "actor-unused"])
        yield one("claims", row, {"relayed_by_id": row["speaker_id"]}, "claim-relay", "relayed_by_id", follows)


def _speaker(sample: Sample) -> Iterator[Edit]:
    mute = [
        row["actor_id"] for row in sample.rows("actors")
        if row["kind"] in ("agreement", "region", "aggregate", "facility", "programme")
    ]  # fmt: skip
    for row in sample.rows("claims"):
        for actor in mute:
            follows = _RELATIONS | {"actor-unused", "claim-repeated", "claim-relay"}
            yield one("claims", row, {"speaker_id": actor}, "claim-speaker", "speaker_id", follows)


def _repeated(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("claims"):
        new = {**row, "claim_id": f"{row['claim_id']}9"}
        subject = next(item for item in sample.rows("claim_subjects") if item["claim_id"] == row["claim_id"])
        yield Edit(
            [Change("claims", None, new), Change("claim_subjects", None, {**subject, "claim_id": new["claim_id"]})],
            [Mark("claim-repeated", "claims", new, "statement")],
            frozenset(["claim-unchecked"]),
        )


def _no_subject(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("claims"):
        subjects = [item for item in sample.rows("claim_subjects") if item["claim_id"] == row["claim_id"]]
        yield Edit(
            [Change("claim_subjects", subject, None) for subject in subjects],
            [Mark("claim-subject", "claims", row, "claim_id")],
            COMPLETE,
        )


def _other_way(row: Row) -> Row:
    return {"claim_id": row["other_id"], "other_id": row["claim_id"]}


def _relation_reversed(sample: Sample) -> Iterator[Edit]:
    for row in sample.rows("claim_relations"):
        if row["relation"] in _SYMMETRIC:
            yield one("claim_relations", row, _other_way(row), "relation-order", "claim_id")


def _relation_self(sample: Sample) -> Iterator[Edit]:
    follows = _RELATIONS
    for row in sample.rows("claim_relations"):
        yield one("claim_relations", row, {"other_id": row["claim_id"]}, "relation-self", "other_id", follows)


def _relation_both(sample: Sample) -> Iterator[Edit]:
    """Let two claims contradict and restate each other."""
    for row in sample.rows("claim_relations"):
        if row["relation"] in ("corroborates", "restates"):
            new = {**row, "relation": "contradicts"}
            yield Edit(
                [Change("claim_relations", None, new)], [Mark("relation-conflict", "claim_relations", row, "relation")]
            )


def _corroborates_itself(sample: Sample) -> Iterator[Edit]:
    claims = sample.by("claims", "claim_id")
    for row in sample.rows("claim_relations"):
        first, second = claims[(row["claim_id"],)], claims[(row["other_id"],)]
        if row["claim_id"] < row["other_id"] and first["speaker_id"] == second["speaker_id"]:
            follows = frozenset(["relation-conflict"])
            yield one("claim_relations", row, {"relation": "corroborates"}, "relation-independent", "relation", follows)


def _restates_another(sample: Sample) -> Iterator[Edit]:
    claims = sample.by("claims", "claim_id")
    actors = sample.by("actors", "actor_id")
    sources = sample.by("sources", "source_id")
    for row in sample.rows("claim_relations"):
        pair = claims[(row["claim_id"],)], claims[(row["other_id"],)]
        speakers = {claim["speaker_id"] for claim in pair}
        parents = {actors[(claim["speaker_id"],)]["parent_id"] for claim in pair}
        origins = [sources[(claim["source_id"],)]["shared_origin_id"] for claim in pair]
        texts = {claim["source_id"] for claim in pair}
        if (
            row["relation"] != "restates" and row["claim_id"] < row["other_id"]
            and len(speakers) == 2 and len(texts) == 2 and not speakers & parents and not any(origins)
            and not any(item["shared_origin_id"] in texts for item in sample.rows("sources"))
        ):  # fmt: skip
            follows = frozenset(["relation-conflict"])
            yield one("claim_relations", row, {"relation": "restates"}, "relation-restates", "relation", follows)


def _supersedes_later(sample: Sample) -> Iterator[Edit]:
    claims = sample.by("claims", "claim_id")
    sources = sample.by("sources", "source_id")
    for row in sample.rows("claim_relations"):
        dates = []
        for name in ("claim_id", "other_id"):
            claim = claims[(row[name],)]
            dates.append(claim["made_on"] or sources[(claim["source_id"],)]["published"])
        if all(dates):
            first, second = map(Edtf, dates)
            cells = {"relation": "supersedes"}
            if second.max < first.min:
                cells |= _other_way(row)
            if first.max < second.min or second.max < first.min:
                yield one("claim_relations", row, cells, "relation-supersedes", "relation")


def _final(sample: Sample) -> Iterator[Edit]:
    """Settle on another value in the record of the codings than in the claim."""
    for row in sample.rows("codings"):
        if row["field"] != "speaker":
            final = "alleged" if row["final"] != "alleged" else "reported"
            yield one("codings", row, {"final": final}, "coding-final", "final")


CLAIM_FAULTS = (
    ("claim-source", "A claim under the id of another source", _source),
    ("claim-locator", "A passage outside its text, or backwards", _locator),
    ("claim-text", "A text with claims without its hash or length", _text_unknown),
    ("claim-after-source", "A fact of a time after it was said", _after_source),
    ("claim-made-later", "A statement made after its source", _made_later),
    ("claim-time-reversed", "A time that ends before it begins", _time_reversed),
    ("claim-demand", "A demand that data could decide", _demand),
    ("claim-forecast", "A fact as a forecast", _forecast),
    ("claim-hedged", "Alleged and certain at once", _hedged),
    ("claim-relay", "A speaker who relays itself", _relay),
    ("claim-speaker", "A treaty, region or pipeline that speaks", _speaker),
    ("claim-repeated", "A claim entered again", _repeated),
    ("claim-subject", "A claim about nobody", _no_subject),
    ("relation-reversed", "A mutual relation the other way round", _relation_reversed),
    ("relation-self", "A claim related to itself", _relation_self),
    ("relation-both", "Claims that contradict and support each other", _relation_both),
    ("relation-dependent", "A speaker corroborated by itself", _corroborates_itself),
    ("relation-restates", "Restatement across independent sources", _restates_another),
    ("relation-supersedes", "An earlier claim that supersedes a later one", _supersedes_later),
    ("coding-final", "Codings that settle on another value than the claim", _final),
)

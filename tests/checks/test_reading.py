"""Verdicts as people read them: frames, counts, explanations, ClaimReview, what hangs on one source."""

from __future__ import annotations

import json
import re
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import balkans_data as bd
from balkans_data import package
from balkans_data.checking import sensitivity
from balkans_data.checking.labels import ELSEWHERE
from balkans_data.claim_pages import markdown
from balkans_data.claim_reviews import claim_reviews
from balkans_data.models.verdicts import VerdictLabel
from balkans_data.verdict_reading import stored, summary
from tests.command import run

MEMBER = "chinamail2025-020"
BY_BRITANNICA = "FROM alignments WHERE track = 'region' AND partner_id = 'balkans' AND reading = 'britannica'"


def test_verdicts_are_a_frame_with_the_claim_beside():
    frame = bd.verdicts()
    assert len(frame) == len(bd.load("verdicts"))
    assert {"claim_id", "moment", "verdict", "conflict", "statement", "source_id", "dimension"} <= set(frame)
    assert frame["statement"].notna().all()
    assert frame.attrs["package"] == "balkans-data"


def test_verdicts_can_be_chosen():
    frame = bd.verdicts(source="chinamail2025", moment="then", verdict="supported")
    assert MEMBER in set(frame["claim_id"])
    assert set(frame["moment"].astype(str)) == {"then"}
    assert set(frame["verdict"].astype(str)) == {"supported"}
    assert len(bd.verdicts(dimension="nato")) > 0


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"verdict": "true"}, "supported, refuted, not_enough_evidence, conflicting"),
        ({"moment": "today"}, "then, now"),
        ({"source": "antic2024"}, "did you mean 'antic2025'"),
        ({"dimension": "enrgy"}, "did you mean 'energy'"),
    ],
)
def test_what_is_no_value_is_an_error_with_a_hint(chosen, said):
    with pytest.raises(ValueError, match=said):
        bd.verdicts(**chosen)


@pytest.mark.parametrize("by", ["source_id", "dimension", "claim_type", "speaker_id"])
def test_a_summary_counts_every_claim_once(by):
    counted = summary(by, moment="then")
    assert counted["claims"].sum() == len(bd.load("claims"))
    labels = [str(label) for label in VerdictLabel]
    assert (counted[labels].sum(axis=1) == counted["checked"]).all()
    assert counted["checked"].sum() == len(bd.verdicts(moment="then"))


def test_a_claim_is_explained_with_its_readings_rows_and_sql():
    found = bd.explain(MEMBER)
    assert [(item.moment, item.verdict) for item in found.verdicts] == [("then", "supported"), ("now", "supported")]
    (reading,) = found.readings
    assert [said.moment for said in reading.said] == ["then", "now"]
    (piece,) = reading.said[0].evidence
    assert piece.ref == "alignments/mne-nato-membership-member"
    assert "Montenegro: member (nato-membership, North Atlantic Treaty Organization), 2017-06-05 to .." in piece.text
    text = str(found)
    for part in ("verdict:  supported (then, 2025-04-30)", reading.reading, "SELECT", piece.text, str(piece.source_id)):
        assert part in text


def test_every_checked_claim_can_be_explained():
    for claim in sorted({claim for claim, _ in stored()})[::9]:
        found = bd.explain(claim)
        assert found.readings
        assert all(
            said.evidence or said.outcome == "not_enough_evidence" for item in found.readings for said in item.said
        )
        assert json.dumps(found.as_dict())


def test_a_claim_without_check_says_so():
    opinion = next(claim.claim_id for claim in bd.rows(bd.Claim) if claim.checkability == "opinion")
    found = bd.explain(opinion)
    assert (found.verdicts, found.readings) == ((), ())
    assert "**Verdict**: none; the claim is coded `opinion`" in markdown(found)


def test_markdown_has_everything_and_nothing_acts_in_it():
    found = bd.explain(MEMBER)
    page = markdown(found)
    assert page.startswith(f"## {MEMBER}\n")
    assert "- **Then** (2025-04-30): **supported**" in page
    assert "```sql\n" + found.readings[0].query + "\n```" in page
    assert "<details><summary>Evidence (1 rows)</summary>" in page
    hostile = replace(found, statement="a [link](x) <b> `code` *bold* | cell")
    assert r"> a \[link\](x) \<b\> \`code\` \*bold\* \| cell" in markdown(hostile)


def test_commands():
    shown = run("verdicts")
    assert shown.returncode == 0
    assert "antic2025" in shown.stdout
    assert "all" in shown.stdout
    listed = run("verdicts", "--verdict", "refuted", "--format", "json")
    assert {row["verdict"] for row in json.loads(listed.stdout)} == {"refuted"}
    assert run("verdicts", "--check").stdout.startswith("all ")
    explained = json.loads(run("explain", MEMBER, "--format", "json").stdout)
    assert explained["readings"][0]["check_id"].startswith(MEMBER)
    assert run("explain", MEMBER, "--format", "markdown").stdout == markdown(bd.explain(MEMBER))
    wrong = run("verdicts", "--verdict", "true")
    assert wrong.returncode == 2
    assert "no verdict has verdict 'true'" in wrong.stderr


def test_claim_reviews_leave_out_what_is_open_and_who_is_named(tmp_path):
    reviews = claim_reviews()["@graph"]
    assert reviews
    ids = {review["identifier"] for review in reviews}
    persons = {actor.actor_id for actor in bd.rows(bd.Actor) if actor.kind == "person"}
    about = {row.claim_id for row in bd.rows(bd.ClaimSubject) if row.actor_id in persons}
    assert not ids & about
    then = {claim: label for (claim, moment), label in stored().items() if moment == "then"}
    for review in reviews:
        label = next(item for item in VerdictLabel if item == then[review["identifier"]])
        assert review["reviewRating"]["ratingValue"] == ELSEWHERE[label].rating
        assert 1 <= review["reviewRating"]["ratingValue"] <= 5
    decided = {claim for claim, label in then.items() if label != "not_enough_evidence"}
    assert ids == decided - about

    file = tmp_path / "reviews.json"
    assert run("export", "--format", "claimreview", "--to", str(file)).returncode == 0
    assert json.loads(file.read_text(encoding="utf-8")) == claim_reviews()
    again = run("export", "--format", "claimreview", "--to", str(file))
    assert again.returncode == 2
    assert "--force" in again.stderr
    assert run("export", "--format", "claimreview", "--to", str(file), "--force").returncode == 0


def test_a_verdict_that_rests_on_one_row_hangs_on_its_source():
    """Two sources of the accession stand behind that verdict, so it hangs on neither alone."""
    found = sensitivity.hanging()
    assert found
    assert found == sorted(found, key=lambda item: (item.claim_id, item.moment, item.source_id))
    assert MEMBER not in {item.claim_id for item in found}
    verdicts = stored()
    for item in found:
        assert item.verdict == verdicts[item.claim_id, item.moment] != item.without
    sources = {source.source_id for source in bd.rows(bd.Source)}
    assert {item.source_id for item in found} <= sources


def test_definitions_that_change_a_verdict(monkeypatch):
    """A query that counts a region by one definition; what shipped claims hang on one changes with the rows."""
    with closing(bd.connect()) as connection:
        (number,) = connection.execute(f"SELECT count(*) {BY_BRITANNICA}").fetchone()
        (check,) = connection.execute(
            "SELECT min(check_id) FROM checks GROUP BY claim_id HAVING count(*) = 1 ORDER BY 1 LIMIT 1"
        ).fetchone()
    answer = f"count(*) = {number} AS holds, count(*) AS observed, 0 AS n_missing, json_group_array(ref) AS evidence"
    shipped = sensitivity.queries(package.root())
    monkeypatch.setattr(sensitivity, "queries", lambda _: shipped | {check: f"SELECT {answer} {BY_BRITANNICA}"})
    found = [item for item in sensitivity.shifts() if check.startswith(item.claim_id)]
    assert found
    assert {item.moment for item in found} == {"then", "now"}
    for item in found:
        assert (item.verdict, item.becomes) == ("supported", "refuted")
        assert (item.kind, item.definition) == ("region", "balkans: britannica")
        assert item.instead != "britannica"


def test_the_worked_cases_of_the_page_are_as_it_says():
    page = (Path(__file__).parents[2] / "docs" / "verdicts.md").read_text(encoding="utf-8")
    found = stored()
    labels = "|".join(str(label).replace("_", " ") for label in VerdictLabel)
    cases = re.findall(rf"^### ([a-z]+\d{{4}}-\d{{3}}): ({labels})\b(.*)$", page, re.MULTILINE)
    assert len(cases) == 5
    for claim, first, rest in cases:
        second = match[1] if (match := re.search(rf", ({labels}) now", rest)) else first
        assert found[claim, "then"] == first.replace(" ", "_"), claim
        assert found[claim, "now"] == second.replace(" ", "_"), claim
    then = {found[claim, "then"] for claim, _, _ in cases}
    assert then == {str(label) for label in VerdictLabel}
    assert any(found[claim, "then"] != found[claim, "now"] for claim, _, _ in cases)

"""What texts report beside the public series of the same thing."""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing

import balkans_data as bd


def apart(one: bd.Edtf, other: bd.Edtf) -> int:
    """Days between two periods; 0 if they overlap."""
    return max(0, (other.min - one.max).days, (one.min - other.max).days)


def test_the_view_gives_what_overlaps_or_else_is_nearest() -> None:
    public = defaultdict(list)
    for row in [*bd.rows(bd.Statistic), *bd.rows(bd.DerivedFigure)]:
        public[row.indicator_id, row.actor_id, row.counterpart_id].append(row)
    expected = set()
    for figure in bd.rows(bd.ReportedFigure):
        candidates = public[figure.indicator_id, figure.actor_id, figure.counterpart_id]
        least = min((apart(figure.period, item.period) for item in candidates), default=None)
        expected |= {
            (figure.figure_id, item.period.text, least)
            for item in candidates
            if apart(figure.period, item.period) == least
        }
    with closing(bd.connect()) as connection:
        found = connection.execute("SELECT figure_id, period, gap_days FROM compared_figures").fetchall()
    assert {tuple(row) for row in found} == expected
    assert {gap for _, _, gap in expected} > {0}


def test_a_claim_with_a_figure_is_explained_beside_the_series() -> None:
    found = bd.explain("antic2025-095")
    (figure,) = found.figures
    assert (figure.actor_id, figure.counterpart_id, figure.value, figure.qualifier) == (
        "SRB",
        "RUS",
        100,
        "approximate",
    )
    series = {item.period: item for item in figure.series}
    shipped = bd.load("derived_figures").query(
        "indicator_id == 'gas-import-share' and actor_id == 'SRB' and counterpart_id == 'RUS'"
    )
    assert {period: item.value for period, item in series.items()} == dict(
        zip(shipped["period"], shipped["value"], strict=True)
    )
    assert series["2020"].obs_status == "U"
    assert series["2020"].note
    assert "series 2019: 99.7 (" in str(found)
    assert "series 2020: 69 [U] (" in str(found)
    assert found.as_dict()["figures"][0]["series"][0]["ref"].startswith("derived_figures/gas-import-share|SRB|RUS|")


def test_a_range_and_a_figure_without_series_are_explained_too() -> None:
    ranged = next(row for row in bd.rows(bd.ReportedFigure) if row.value_high is not None and row.claim_id)
    text = " ".join(str(bd.explain(str(ranged.claim_id))).split())
    assert f"{float(ranged.value):,.10g} to {float(str(ranged.value_high)):,.10g}" in text


def test_a_claim_without_a_figure_has_none() -> None:
    stated = {row.claim_id for row in bd.rows(bd.ReportedFigure)}
    silent = next(row.claim_id for row in bd.rows(bd.Claim) if row.claim_id not in stated)
    assert bd.explain(silent).figures == ()


def test_figures_of_one_claim_are_all_in_its_explanation() -> None:
    by_claim = defaultdict(set)
    for row in bd.rows(bd.ReportedFigure):
        by_claim[row.claim_id].add(row.figure_id)
    by_claim.pop(None)
    claim, figures = max(by_claim.items(), key=lambda item: len(item[1]))
    assert len(figures) > 1
    assert {figure.figure_id for figure in bd.explain(str(claim)).figures} == figures

"""Pictures: what is drawn is what the tables hold, and what is missing or doubtful is not hidden."""

from __future__ import annotations

import builtins
import subprocess
import sys
from datetime import date
from itertools import pairwise
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.figure import Figure

import balkans_data as bd
from balkans_data.plot.curves import _apart

mpl.use("Agg")


def texts(ax: Axes) -> list[str]:
    return [item.get_text() for item in ax.texts]


def caption(ax: Axes) -> str:
    return " ".join(ax.get_xlabel().split())


def joined(ax: Axes) -> list[list[tuple[float, float]]]:
    """The points of each line that is drawn, without those of markers alone."""
    drawn = [item for item in ax.lines if item.get_linestyle() != "None"]
    return [list(zip(map(float, item.get_xdata()), map(float, item.get_ydata()), strict=True)) for item in drawn]


@pytest.mark.usefixtures("made")
class TestSeries:
    def test_gaps_are_not_bridged(self) -> None:
        ax = bd.plot.series("made-share", countries="SRB", counterpart="RUS")
        assert joined(ax) == [[(2010.0, 10.0), (2011.0, 20.0)]]
        dots = {
            (float(x), float(y)) for item in ax.lines for x, y in zip(item.get_xdata(), item.get_ydata(), strict=True)
        }
        assert (2013.0, 40.0) in dots

    def test_a_break_in_series_is_not_bridged(self, made: Any) -> None:
        made.indicator("made-break")
        for year, status in (("2000", "A"), ("2001", "B"), ("2002", "A")):
            made.figure("made-break", "SRB", year, "1", obs_status=status)
        made.write()
        ax = bd.plot.series("made-break", countries="SRB")
        assert joined(ax) == [[(2001.0, 1.0), (2002.0, 1.0)]]
        assert "break in series" in caption(ax)

    def test_doubtful_points_are_hollow(self) -> None:
        ax = bd.plot.series("made-heads", countries="SRB")
        hollow = [item for item in ax.lines if item.get_markerfacecolor() == "white" and len(item.get_xdata())]
        assert [list(item.get_xdata()) for item in hollow] == [[2006]]
        assert "Hollow: provisional" in caption(ax)

    def test_what_is_carried_back_is_dashed(self) -> None:
        ax = bd.plot.series("made-heads", countries="SRB")
        (line,) = (item for item in ax.lines if item.get_linestyle() == "--")
        assert list(line.get_xdata()) == [2005, 2006]
        assert "Dashed" in caption(ax)

    def test_months_with_a_gap(self) -> None:
        ax = bd.plot.series("made-monthly", countries="Greece")
        (line,) = (item for item in ax.lines if item.get_linestyle() == "-" and len(item.get_xdata()))
        assert [str(day)[:7] for day in line.get_xdata()] == ["2020-01", "2020-02"]

    def test_lines_are_labelled_at_their_ends(self) -> None:
        ax = bd.plot.series("made-share", countries=["SRB", "MNE"], counterpart="RUS")
        assert texts(ax) == ["Serbia", "Montenegro"]
        assert ax.get_title(loc="left") == "made share · Russia"
        assert ax.get_ylabel() == "%"
        assert ax.get_ylim()[0] == 0

    def test_what_differs_is_the_label(self) -> None:
        ax = bd.plot.series("made-share", countries="SRB", counterpart=["RUS", "WLD"])
        assert texts(ax) == ["Russia", "World"]

    def test_the_caption_names_source_licence_and_release(self) -> None:
        said = caption(bd.plot.series("made-heads", countries="SRB"))
        assert "Source: Nobody: Made up (CC0-1.0)." in said
        assert f"balkans-data {bd.version}" in said

    def test_predecessors_are_named(self) -> None:
        said = caption(bd.plot.series("made-heads", countries="SRB", predecessors=True))
        assert "Yugoslavia 1990–1990 (continued in the view of Serbia and Montenegro)" in said

    def test_it_takes_series_and_parts_of_them(self) -> None:
        found = bd.series("made-share", "SRB", "RUS")
        assert joined(bd.plot.series(found.loc[:2011])) == [[(2010.0, 10.0), (2011.0, 20.0)]]

    def test_it_draws_where_it_is_told(self) -> None:
        figure = Figure()
        ax = figure.add_subplot(2, 1, 1)
        assert bd.plot.series("made-heads", countries="SRB", ax=ax, title="Heads") is ax
        assert ax.get_title(loc="left") == "Heads"

    @pytest.mark.parametrize(
        ("what", "options", "error", "said"),
        [
            (["made-share", "made-heads"], {"countries": "SRB", "counterpart": "RUS"}, ValueError, "not bilateral"),
            (["made-heads", "made-daily"], {"countries": "SRB"}, ValueError, "unit"),
            (["made-heads"], {}, ValueError, "countries"),
            (["made-head"], {}, bd.UnknownIndicatorError, "did you mean"),
            ([], {}, ValueError, "name an indicator"),
            ([pd.Series([1.0])], {}, ValueError, r"balkans_data\.series"),
        ],
    )
    def test_errors_help(self, what: list[Any], options: dict[str, Any], error: type[Exception], said: str) -> None:
        with pytest.raises(error, match=said):
            bd.plot.series(*what, **options)


@given(st.lists(st.floats(-2, 2), min_size=1, max_size=20), st.floats(0.01, 0.5))
def test_labels_do_not_touch_and_keep_their_order(places: list[float], step: float) -> None:
    found = _apart(places, step)
    order = sorted(range(len(places)), key=lambda at: places[at])
    assert all(found[b] - found[a] >= step - 1e-9 for a, b in pairwise(order))
    if len(places) == 1:
        assert found == pytest.approx(places)


def bars(ax: Axes) -> list[tuple[float, float, float]]:
    """Start, end and opacity of each bar."""
    found = []
    for item in ax.collections:
        (path,) = item.get_paths()
        found.append((*(float(edge) for edge in path.get_extents().intervalx), float(item.get_alpha() or 1)))
    return found


def day(*parts: int) -> float:
    return float(date2num(date(*parts)))  # type: ignore[no-untyped-call]


class TestTimeline:
    def test_a_spell_is_a_bar_between_its_days(self) -> None:
        ax = bd.plot.timeline("Montenegro", "eu-accession")
        solid = [(low, high) for low, high, alpha in bars(ax) if alpha == 1]
        assert (day(2008, 12, 15), day(2010, 12, 17)) in solid
        assert (day(2010, 12, 17), day(2012, 6, 29)) in solid

    def test_dates_that_are_not_exact_are_pale(self) -> None:
        row = next(r for r in bd.rows(bd.Alignment) if r.alignment_id == "mne-nato-partnership-ipap")
        assert row.start is not None
        assert row.start.text == "2008-07"
        ax = bd.plot.timeline("MNE", "nato-partnership")
        assert (day(2008, 7, 1), day(2008, 7, 31), 0.35) in bars(ax)

    def test_what_goes_on_is_sure_until_last_seen_and_has_an_arrow(self) -> None:
        row = next(r for r in bd.rows(bd.Alignment) if r.alignment_id == "srb-eu-accession-negotiating")
        assert row.last_seen is not None
        ax = bd.plot.timeline("SRB", "eu-accession")
        today = float(date2num(date.fromisoformat(bd.data_date)))  # type: ignore[no-untyped-call]
        assert (day(2014, 1, 21), float(date2num(row.last_seen.min)), 1.0) in bars(ax)  # type: ignore[no-untyped-call]
        assert any(high == today and alpha < 1 for _, high, alpha in bars(ax))
        assert [item.get_marker() for item in ax.lines] == [">"]

    def test_rows_and_words(self) -> None:
        ax = bd.plot.timeline("Serbia")
        labels = [item.get_text() for item in ax.get_yticklabels()]
        assert len(labels) == len(set(labels)) > 20
        assert "Recognition of a state: Kosovo" in labels
        assert "Does not recognise" in texts(ax)
        assert ax.get_title(loc="left") == "Serbia: alignments over time"
        assert f"balkans-data {bd.version}" in caption(ax)

    def test_every_status_is_named(self) -> None:
        ax = bd.plot.timeline(["SRB", "MNE", "GRC"], "eu-accession")
        legend = ax.get_legend()
        said = {*texts(ax), *(item.get_text() for item in (legend.get_texts() if legend else ()))}
        for status in ("candidate", "member", "negotiating", "applicant"):
            assert any(status in text for text in said), status

    def test_views_that_differ_have_rows_of_their_own(self) -> None:
        ax = bd.plot.timeline("XKX", "succession")
        labels = [item.get_text() for item in ax.get_yticklabels()]
        assert any("as Serbia sees it" in label for label in labels)
        assert any("as Kosovo sees it" in label for label in labels)

    def test_several_countries_on_one_track(self) -> None:
        ax = bd.plot.timeline(["ALB", "MKD"], "eu-accession")
        assert [item.get_text() for item in ax.get_yticklabels()] == ["Albania", "North Macedonia"]
        assert ax.get_title(loc="left") == "Accession to the European Union"

    def test_since_and_until(self) -> None:
        ax = bd.plot.timeline("GRC", since="2000", until="2010")
        spans = [(low, high) for low, high, _ in bars(ax)]
        assert min(low for low, _ in spans) == day(2000, 1, 1)
        assert max(high for _, high in spans) <= day(2010, 12, 31)

    def test_predecessors(self) -> None:
        def first(ax: Axes) -> float:
            return min(low for low, _, _ in bars(ax))

        assert first(bd.plot.timeline("SRB", "state-list:un")) >= day(2006, 1, 1)
        assert first(bd.plot.timeline("SRB", "state-list:un", predecessors=True)) < day(1950, 1, 1)

    @pytest.mark.parametrize(
        ("arguments", "options", "error", "said"),
        [
            (("SRB", "eu-acession"), {}, ValueError, "did you mean 'eu-accession'"),
            (("SRB", "euro-area-membership"), {}, ValueError, "no dated alignments of SRB"),
            (("SRB",), {"since": "2001", "until": "2000"}, ValueError, "nothing is recorded"),
            (("Atlantis",), {}, bd.UnknownNameError, "Atlantis"),
        ],
    )
    def test_errors_help(
        self, arguments: tuple[str, ...], options: dict[str, Any], error: type[Exception], said: str
    ) -> None:
        with pytest.raises(error, match=said):
            bd.plot.timeline(*arguments, **options)

    @pytest.mark.parametrize("actor", ["ALB", "BGR", "TUR", "XKX", "YUG", "BA-SRP"])
    def test_all_kinds_of_spells_are_drawn(self, actor: str) -> None:
        ax = bd.plot.timeline(actor)
        low, high = ax.get_xlim()
        assert all(low <= start < end <= high for start, end, _ in bars(ax))


def test_pictures_are_of_their_own_unless_pyplot_is_in_use() -> None:
    code = (
        "import sys, balkans_data as bd\n"
        "ax = bd.plot.series('population', countries='SRB')\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
        "import matplotlib; matplotlib.use('Agg'); import matplotlib.pyplot as plt\n"
        "assert plt.get_fignums() == []\n"
        "ax = bd.plot.timeline('SRB', 'eu-accession')\n"
        "assert plt.get_fignums() == [1] and plt.figure(1) is ax.figure\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_a_picture_can_be_saved(tmp_path: Any) -> None:
    ax = bd.plot.series("population", countries=["SRB", "HRV"])
    figure = ax.get_figure(root=True)
    assert figure is not None
    for suffix in ("png", "pdf", "svg"):
        figure.savefig(tmp_path / f"picture.{suffix}")
        assert (tmp_path / f"picture.{suffix}").stat().st_size > 1000
    assert not np.isnan(ax.get_position().bounds).any()


def test_without_matplotlib_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any, **options: Any) -> Any:
        if name.partition(".")[0] == "matplotlib":
            raise ImportError(name)
        return real(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    for draw in (lambda: bd.plot.series("population", countries="SRB"), lambda: bd.plot.timeline("SRB")):
        with pytest.raises(ImportError, match=r"balkans-data\[plot\]"):
            draw()


def test_importing_the_package_imports_no_matplotlib() -> None:
    code = "import sys, balkans_data as bd; bd.plot.series; assert 'matplotlib' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)

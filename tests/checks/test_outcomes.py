"""From answers to outcomes, and from outcomes to verdicts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balkans_data.checking.labels import ELSEWHERE
from balkans_data.checking.outcomes import Judged, combined, judged, rolled_up
from balkans_data.models.verdicts import Conflict, Gap, Variant, VerdictLabel

YES, NO = VerdictLabel.SUPPORTED, VerdictLabel.REFUTED
NEITHER, BOTH = VerdictLabel.NOT_ENOUGH_EVIDENCE, VerdictLabel.CONFLICTING

labels = st.sampled_from(list(VerdictLabel))
variants = st.sampled_from([None, *Variant])
outcomes = st.lists(st.tuples(labels, variants), max_size=6)
answers = st.builds(judged, st.none() | st.booleans(), st.integers(0, 3), st.integers(0, 3), is_circular=st.booleans())


@pytest.mark.parametrize(
    ("holds", "n_missing", "n_sourced", "is_circular", "label", "gap"),
    [
        (True, 0, 1, False, YES, None),
        (False, 0, 1, False, NO, None),
        (None, 0, 1, False, NEITHER, Gap.NOT_DECISIVE),
        (None, 2, 1, False, NEITHER, Gap.MISSING_ROWS),
        (True, 1, 1, False, NEITHER, Gap.MISSING_ROWS),
        (False, 1, 1, False, NO, None),
        (True, 0, 0, False, NEITHER, Gap.NO_ROWS),
        (False, 0, 0, False, NEITHER, Gap.NO_ROWS),
        (True, 0, 1, True, NEITHER, Gap.CIRCULAR),
        (False, 0, 1, True, NO, None),
    ],
)
def test_one_answer(holds, n_missing, n_sourced, is_circular, label, gap):
    assert judged(holds, n_missing, n_sourced, is_circular=is_circular) == Judged(label, gap)


@given(answers)
def test_an_answer_that_decides_nothing_says_why(answer):
    assert (answer.label is NEITHER) == (answer.gap is not None)


@given(st.booleans() | st.none(), st.integers(0, 3), st.booleans())
def test_nothing_is_decided_without_a_source(holds, n_missing, is_circular):
    assert judged(holds, n_missing, 0, is_circular=is_circular).label is NEITHER


@given(st.lists(answers, min_size=1, max_size=4), st.randoms())
def test_the_order_of_dates_makes_no_difference(some, random):
    shuffled = some.copy()
    random.shuffle(shuffled)
    assert combined(some).label is combined(shuffled).label
    assert combined(some).is_date_dependent == combined(shuffled).is_date_dependent


@given(st.lists(answers, min_size=1, max_size=4))
def test_dates_matter_where_answers_differ(some):
    outcome = combined(some)
    assert outcome.is_date_dependent == (len({answer.label for answer in some}) > 1)
    if outcome.is_date_dependent:
        both = {YES, NO} <= {answer.label for answer in some}
        assert (outcome.label, outcome.gap) == ((BOTH, None) if both else (NEITHER, Gap.DATES))


@given(outcomes, st.randoms())
def test_the_order_of_checks_makes_no_difference(some, random):
    shuffled = some.copy()
    random.shuffle(shuffled)
    assert rolled_up(some) == rolled_up(shuffled)


@given(outcomes)
def test_undecided_readings_leave_the_others_standing(some):
    assert rolled_up([*some, (NEITHER, None)]) == rolled_up(some)


@given(outcomes)
def test_a_verdict_is_one_that_a_check_gave_or_a_conflict(some):
    found = rolled_up(some)
    given_ = {label for label, _ in some} - {NEITHER}
    assert found.verdict in given_ or (found.verdict is NEITHER and not given_) or len(given_) > 1
    assert (found.verdict is BOTH) == (found.conflict is not None)


@pytest.mark.parametrize(
    ("some", "conflict"),
    [
        ([(YES, Variant.SOURCE), (NO, Variant.SOURCE)], Conflict.SOURCES),
        ([(YES, Variant.SOURCE), (NO, Variant.SCOPE)], Conflict.READINGS),
        ([(YES, Variant.STATUS), (NO, Variant.STATUS), (NEITHER, Variant.SOURCE)], Conflict.READINGS),
        ([(BOTH, None)], Conflict.DATES),
        ([(YES, Variant.SCOPE), (BOTH, Variant.SCOPE)], Conflict.DATES),
    ],
)
def test_over_what_a_verdict_is_divided(some, conflict):
    assert rolled_up(some).conflict is conflict


def test_every_label_has_its_names_elsewhere():
    assert set(ELSEWHERE) == set(VerdictLabel)
    assert ELSEWHERE[YES].rating == 5
    assert ELSEWHERE[NO].rating == 1

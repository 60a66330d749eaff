"""The agreement that the codebook publishes is that of the published codings."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

import balkans_data as bd
from balkans_data.models import CodedField

SCRIPT = Path(__file__).parents[2] / "scripts" / "agreement.py"


def test_the_page_has_the_present_figures() -> None:
    spec = importlib.util.spec_from_file_location("agreement", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.PAGE.read_text(encoding="utf-8") == module.page()
    alphas = [float(value) for value in re.findall(r"\| ([\d.]+) \|\n", module.table())]
    assert len(alphas) == len(CodedField)
    assert min(alphas) >= 0.67


def test_enough_claims_of_every_text_were_coded_twice() -> None:
    coded = set(bd.load("codings").claim_id)
    assert len(coded) >= 150
    claims = bd.load("claims").set_index("claim_id")
    assert set(claims.loc[list(coded)].source_id) == set(claims.source_id)


@pytest.mark.parametrize("field", list(CodedField))
def test_every_field_was_coded_twice_for_every_claim(field: CodedField) -> None:
    codings = bd.load("codings")
    assert set(codings[codings.field == field].claim_id) == set(codings.claim_id)

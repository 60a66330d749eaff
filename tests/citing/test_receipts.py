"""A receipt made on one release, held against another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import balkans_data as bd
from balkans_data.citing import receipts
from balkans_data.citing.receipts import Receipt

NATO = bd.load("alignments").query("track == 'nato-membership'")
FIRST = NATO["alignment_id"].iloc[0]
#: A receipt that says "many" where a number should be.
SLIP = {
    "receipt": 1, "package": "balkans-data", "version": "1.0.0", "released": "2031-05-06", "subject": "x",
    "fingerprint": "", "tables": [{"table": "actors", "columns": [], "key": [], "rows": "many", "hashes": None}],
    "sources": [],
}  # fmt: skip


@pytest.fixture
def receipt(tmp_path):
    path = tmp_path / "mine.json"
    bd.cite(NATO[["alignment_id", "actor_id", "status", "start"]]).save(path)
    return path


def test_a_receipt_reads_back_as_it_was(receipt):
    citation = bd.cite(NATO[["alignment_id", "actor_id", "status", "start"]])
    assert Receipt.read(receipt) == citation.receipt
    assert receipt.stat().st_size < 2500


def test_the_same_release_is_the_same(receipt):
    found = bd.verify_receipt(receipt)
    assert found.ok
    assert found.fingerprint == found.receipt.fingerprint


def test_other_rows_and_columns_of_a_later_release_do_not_matter(receipt, release):
    def edit(header, rows):
        header.append("extra")
        at = header.index("note")
        for row in rows:
            row[at] = "another note"
            row.append("new")
        return [row for row in rows if row[3] in ("nato-membership", "eu-accession")][::-1]

    release.edit("alignments", edit)
    release.edit("actors", lambda _, rows: rows[:10])
    found = bd.verify_receipt(receipt, release=release.folder)
    assert found.ok, found.differences
    assert (found.version, found.released) == ("9.8.7", "2031-05-06")


def test_columns_in_another_order_do_not_matter(receipt, release):
    def edit(header, rows):
        header.reverse()
        return [row[::-1] for row in rows]

    release.edit("alignments", edit)
    assert bd.verify_receipt(receipt, release=release.folder).ok


def test_a_changed_and_a_removed_row_are_named(receipt, release):
    second = NATO["alignment_id"].iloc[1]

    def edit(header, rows):
        for row in rows:
            if row[0] == FIRST:
                row[header.index("status")] = "other"
        return [row for row in rows if row[0] != second]

    release.edit("alignments", edit)
    found = bd.verify_receipt(receipt, release=release.folder)
    assert not found.ok
    assert found.fingerprint is None
    assert set(found.differences) == {
        f"alignments/{FIRST}: the row has other content",
        f"alignments/{second}: the row is gone",
    }


def test_a_retired_row_is_led_on(receipt, release):
    release.edit("alignments", lambda _, rows: [row for row in rows if row[0] != FIRST])
    release.edit("retired_ids", lambda *_: [["alignments", FIRST, "instead", "9.8.7", "Merged"]])
    found = bd.verify_receipt(receipt, release=release.folder)
    assert found.differences == (
        f"alignments/{FIRST}: the row is gone (retired in 9.8.7: Merged; instead took its place)",
    )


def test_a_changed_row_changes_the_fingerprint(receipt, release):
    release.edit("alignments", lambda _, rows: [[*row[:4], "x", *row[5:]] if row[0] == FIRST else row for row in rows])
    found = bd.verify_receipt(receipt, release=release.folder)
    assert found.fingerprint not in (None, found.receipt.fingerprint)
    assert found.differences == (f"alignments/{FIRST}: the row has other content",)


def test_a_renamed_column_is_named(receipt, release):
    release.edit("alignments", lambda header, _: header.__setitem__(header.index("status"), "standing"))
    found = bd.verify_receipt(receipt, release=release.folder)
    assert found.differences == ("alignments: the column status is gone, or has another name",)


def test_a_table_that_is_gone_is_named(receipt, release):
    described = json.loads((release.folder / "datapackage.json").read_text(encoding="utf-8"))
    release.describe(resources=[item for item in described["resources"] if item["name"] != "alignments"])
    assert bd.verify_receipt(receipt, release=release.folder).differences == ("alignments: the table is gone",)


def test_the_whole_dataset(tmp_path, release):
    bd.cite().save(tmp_path / "all.json")
    assert bd.verify_receipt(tmp_path / "all.json").ok
    release.edit("actors", lambda _, rows: rows[:-1])
    found = bd.verify_receipt(tmp_path / "all.json", release=release.folder)
    assert found.differences == ("actors: the table has other content",)


def test_a_large_table_keeps_no_hash_of_each_row(tmp_path, release, monkeypatch):
    monkeypatch.setattr(receipts, "_MOST_ROWS", 100)
    path = tmp_path / "large.json"
    bd.cite("actors").save(path)
    assert "SRB" not in path.read_text(encoding="utf-8")
    assert bd.verify_receipt(path).ok
    release.edit("actors", lambda _, rows: rows[0].__setitem__(2, "Other"))
    (line,) = bd.verify_receipt(path, release=release.folder).differences
    assert "`balkans-data diff` of " in line
    release.edit("actors", lambda _, rows: rows[:-1])
    (line,) = bd.verify_receipt(path, release=release.folder).differences
    assert "246 rows, not 247" in line


def test_some_rows_of_a_large_table_are_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(receipts, "_MOST_ROWS", 5)
    path = tmp_path / "some.json"
    bd.cite(bd.load("actors").head(20)).save(path)
    assert bd.verify_receipt(path).ok


def test_an_altered_receipt_is_seen(receipt):
    content = json.loads(receipt.read_text(encoding="utf-8"))
    content["fingerprint"] = "sha256:" + "0" * 64
    receipt.write_text(json.dumps(content), encoding="utf-8")
    assert "was altered" in bd.verify_receipt(receipt).differences[0]


def test_altered_sources_are_seen(receipt):
    content = json.loads(receipt.read_text(encoding="utf-8"))
    gone = content["sources"].pop()
    content["sources"].append("mine")
    receipt.write_text(json.dumps(content), encoding="utf-8")
    assert bd.verify_receipt(receipt).differences == (
        "sources/mine: these rows do not rest on it, but the receipt lists it",
        f"sources/{gone}: these rows rest on it, but the receipt does not list it",
    )


def test_a_folder_is_no_receipt(tmp_path):
    with pytest.raises(bd.CitationError, match="cannot be read"):
        bd.verify_receipt(tmp_path)


def test_an_altered_hash_is_a_difference(receipt):
    content = json.loads(receipt.read_text(encoding="utf-8"))
    content["tables"][0]["hashes"][FIRST] = "0" * 16
    receipt.write_text(json.dumps(content), encoding="utf-8")
    assert bd.verify_receipt(receipt).differences == (f"alignments/{FIRST}: the row has other content",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no valid JSON"),
        ("[]", "no receipt of balkans-data"),
        ('{"receipt": 1, "package": "other"}', "no receipt of balkans-data"),
        ('{"receipt": 2, "package": "balkans-data"}', "format 2"),
        ('{"receipt": 1, "package": "balkans-data"}', "damaged"),
        ('{"receipt": 1, "package": "balkans-data", "tables": 3}', "damaged"),
        ('{"receipt": 1, "package": "balkans-data", "tables": []}', "damaged"),
        ('{"receipt": true, "package": "balkans-data"}', "format True"),
        (json.dumps(SLIP), "damaged"),
        ("[" * 100_000, "no valid JSON"),
    ],
)
def test_what_is_no_receipt_is_refused(text, said, tmp_path):
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(bd.CitationError, match=said):
        bd.verify_receipt(path)


def test_neither_receipt_nor_citation_of_a_damaged_release(receipt, release):
    file = release.folder / "data/alignments.csv"
    file.write_bytes(file.read_bytes().replace(b"member", b"Member", 1))
    with pytest.raises(bd.PackageError, match="is not as it was released"):
        bd.verify_receipt(receipt, release=release.folder)
    with pytest.raises(bd.PackageError, match="is not as it was released"):
        bd.cite("alignments", release=release.folder)


def test_a_git_revision_is_no_release_to_cite():
    with pytest.raises(bd.PackageError, match="HEAD does not exist"):
        bd.cite(release="HEAD")


def test_a_receipt_that_is_not_there():
    with pytest.raises(bd.CitationError, match="does not exist"):
        bd.verify_receipt(Path("nowhere.json"))

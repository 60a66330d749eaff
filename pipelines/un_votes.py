"""Recorded votes of the General Assembly (`un-votes-unvotes`) to `roll_calls` and `votes`.

The day of the month is lost in the older part of the file: its days are never above 7, let Hungary
and Romania vote before they were admitted (14 December 1955), and, where a roll call of the newer
part is on the same resolution (115 times), the month always agrees and the day never, but follows
the day of the week. Those dates are given as months; which they are is in ``mappings/roll_calls.csv``,
with what is to be said of single ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from pipelines.knowledge import MAPPINGS, read, who

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "un-votes-unvotes"
ROLL_CALLS, VOTES = "unvotes-roll-calls-2021", "unvotes-votes-2021"

#: A roll call with fewer votes of all these states than this is taken to be damaged in the file.
FEWEST_VOTES = 2
#: In the newest part of the file the description of a vote may be a cut of the verbatim record.
_SPEECH = re.compile(r"The (?:Acting )?President\b")
_SPACE = re.compile(r"\s+")
UNTITLED = "Untitled in the source"
_FLAGS = {"0": "false", "1": "true", "": ""}


def rows(raw: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the roll calls and the votes of the file."""
    votes = list(read(raw / FOLDER / "un_votes.csv"))
    recorded = Counter(row["rcid"] for row in votes)
    issues: dict[str, list[str]] = {}
    for row in read(raw / FOLDER / "un_roll_call_issues.csv"):
        issues.setdefault(row["rcid"], []).append(row["short_name"])
    roll_calls = list(read(raw / FOLDER / "un_roll_calls.csv"))
    titles = {row["unres"]: row["short"] for row in reversed(roll_calls) if row["unres"] and row["short"]}
    known = [(range(int(row["first"]), int(row["last"]) + 1), row) for row in read(MAPPINGS / "roll_calls.csv")]
    dates = {}
    for row in roll_calls:
        said = [more for numbers, more in known if int(row["rcid"]) in numbers]
        lost = any(more["day_lost"] for more in said)
        dates[row["rcid"]] = date = row["date"][:7] if lost else row["date"]
        yield (
            "roll_calls",
            {
                "roll_call_id": f"unvotes-{row['rcid']}",
                "body_id": "un-general-assembly",
                "date": date,
                "session": row["session"].strip(),
                "resolution": _text(row["unres"]),
                "title": _title(row, titles),
                "is_amendment": _FLAGS[row["amend"]],
                "is_paragraph": _FLAGS[row["para"]],
                "is_important": _FLAGS[row["importantvote"]],
                "issues": " ".join(sorted(issues.get(row["rcid"], ()))),
                "is_complete": "true" if recorded[row["rcid"]] >= FEWEST_VOTES else "false",
                "source_id": ROLL_CALLS,
                "note": _note(said, recorded[row["rcid"]]),
            },
        )
    for row in votes:
        state = who("unvotes", row["country"], dates[row["rcid"]])
        if state:
            yield (
                "votes",
                {
                    "roll_call_id": f"unvotes-{row['rcid']}",
                    "actor_id": state.actor_id,
                    "vote": row["vote"],
                    "source_id": VOTES,
                    "note": state.note,
                },
            )


def _title(row: dict[str, str], titles: dict[str, str]) -> str:
    """Return the short title, else that of another roll call on the same resolution, else the description."""
    described = "" if _SPEECH.search(row["descr"]) else row["descr"]
    return _text(row["short"]) or _text(titles.get(row["unres"], "")) or _text(described) or UNTITLED


def _note(said: list[dict[str, str]], recorded: int) -> str:
    notes = [more["note"] for more in said if more["note"]]
    if recorded < FEWEST_VOTES:
        notes.append(f"The file has {recorded or 'no'} vote of these states, which is no full record")
    return "; ".join(notes)


def _text(cell: str) -> str:
    return unicodedata.normalize("NFC", _SPACE.sub(" ", cell).strip())

"""Which actor a name or code stands for, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from balkans_data.names.arguments import one_of, read_day, when
from balkans_data.names.display import display
from balkans_data.names.folding import fold
from balkans_data.names.refusing import ambiguous, unknown
from balkans_data.names.table import ID, NOW, USES, Index, Row, load_index
from balkans_data.retirement import current_id

if TYPE_CHECKING:
    from datetime import date

    from balkans_data.models.edtf import Edtf

__all__ = ["Resolution", "choose", "resolve"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which actor (`actor_id`) a name or code (`text`) stands for on a date (`on`, EDTF), and why.

    `name`, `name_id`, `form`, `scheme` and `language` are the row of `names` that matched; an actor
    id (scheme ``id``) and the display name of an actor that has no other name in English are from
    `actors`, and so without `name_id`. `why` says what matched and how the date decided.
    `name_then` is the actor's short name in English on that date, in its own usage (None if no date
    was given), and `name_now` its latest.
    """

    actor_id: str
    text: str
    on: str | None
    name: str
    name_id: str | None
    form: str
    scheme: str
    language: str | None
    why: str
    name_then: str | None
    name_now: str

    def __str__(self) -> str:
        then = f"then {self.name_then}, " if self.name_then not in (None, self.name_now) else ""
        return f"{self.text!r}{when(self.on)} is {self.actor_id} ({then}now {self.name_now}). {self.why}"


def resolve(text: str, on: str | date | None = None, *, scheme: str | None = None) -> Resolution:
    """Return the actor that a name or code stands for, or raise: never a silent guess.

    Parameters
    ----------
    text : str
        A name in any language and script of the table, a code, or an actor id.
    on : str or datetime.date, optional
        The date of the text (ISO 8601 or EDTF; of a month or a year, any day). Readings in use then
        come before all others; a name of one actor only is answered outside its span too, and `why`
        says so. Without it nothing is assumed: today's names do not beat former ones.
    scheme : str, optional
        Look in this scheme only (``own``, ``iso-alpha2``, ``cow``, ...; ``id`` for actor ids).

    Returns
    -------
    Resolution
        The actor, the row that matched, and why.

    Raises
    ------
    UnknownNameError
        If nothing of that name is in the table; `suggestions` has names spelled nearly so.
    RetiredIdError
        If it is an actor id that was retired, and nothing takes its place (else that is taken, with a
        RetiredIdWarning).
    AmbiguousNameError
        If several actors, or also things outside the tables, are meant by it; `readings` lists them.
    ValueError
        If `on` is not a date, or there is no such scheme.

    Examples
    --------
    >>> resolve("Македонија", on="2010-06-01").actor_id
    'MKD'
    >>> resolve("Yugoslavia", on="1995").actor_id
    'SCG'
    """
    index = load_index()
    one_of("scheme", scheme or ID, index.schemes)
    day = read_day(on)
    row, ruled_out = choose(index, text, day, scheme)
    return Resolution(
        actor_id=row.actor_id,
        text=text,
        on=day.text if day else None,
        name=row.name,
        name_id=row.name_id,
        form=row.form,
        scheme=row.scheme,
        language=row.language,
        why=_why(row, day, ruled_out),
        name_then=display(index, row.actor_id, day=day).text if day else None,
        name_now=display(index, row.actor_id).text,
    )


def choose(
    index: Index, text: str, day: Edtf | None, scheme: str | None, *, suggest: bool = True
) -> tuple[Row, list[str]]:
    """Return the row that gives the answer, and the actors that the date rules out; or raise."""
    if not isinstance(text, str):
        raise TypeError(f"a name is text, not {type(text).__name__}")
    bare = text.strip()
    # Ids in capitals are codes, and so in any case; the others are words, and read exactly.
    own = next((i for i in (bare, bare.upper()) if i in index.actors), None) if scheme in (None, ID) else None
    known = index.texts.get(fold(text), [])
    matches = [row for row in known if scheme in (None, row.scheme)]
    if own and own not in {row.actor_id for row in matches}:
        matches.append(Row(None, own, own, "code", None, ID))
    if not matches and scheme in (None, ID) and (current := current_id("actors", bare)) != bare:
        return choose(index, current, day, ID, suggest=suggest)
    if not matches:
        raise unknown(index, text, scheme, known, suggest=suggest)
    everyone = {row.actor_id for row in matches}
    actors = {row.actor_id for row in matches if day is None or row.fit(day)} or everyone
    if day is None and own and all(row.is_ambiguous for row in matches if row.actor_id != own):
        actors = {own}
    chosen = [row for row in matches if row.actor_id in actors]
    if len(actors) > 1:
        raise ambiguous(index, text, day, chosen, own)
    settled = scheme or own in actors or (day and any(row.is_dated_name for row in chosen))
    if not settled and all(row.is_ambiguous for row in chosen):
        raise ambiguous(index, text, day, matches, own)
    return min(chosen, key=lambda row: _rank(row, day or NOW, bare)), sorted(everyone - actors) if day else []


def _rank(row: Row, day: Edtf, spelled: str) -> tuple[Any, ...]:
    """Order the rows of one actor by how well they explain the answer, best first."""
    use = USES.index(row.scheme) if row.scheme in USES else 4 if row.scheme.startswith("iso") else 5
    return -row.fit(day), row.gap(day), row.is_ambiguous, row.name != spelled, use, row.name_id or ""


def _why(row: Row, day: Edtf | None, ruled_out: list[str]) -> str:
    kind = "actor id" if row.scheme == ID else row.form if row.is_code else f"{row.form} name"
    tongue = f", language {row.language}" if row.language else ""
    what = f"{row.name!r} is its {kind}{tongue}, in scheme {row.scheme!r}"
    if day is None:
        what += "" if row.fit(NOW) else f"; a former name, in use {row.span}"
    elif not row.span:
        what += ", recorded without dates"
    else:
        applies = ("and so applied outside its span", "so perhaps also", "so also")[row.fit(day)]
        what += f", in use {row.span}, {applies}{when(day)}"
    others = f" The date rules out {', '.join(ruled_out)}." if ruled_out else ""
    return f"{what}.{others}" + (f" The text alone is ambiguous: {row.note}." if row.is_ambiguous else "")

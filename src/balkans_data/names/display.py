"""The name to show for an actor, as one body or another uses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from balkans_data.errors import UnknownNameError, did_you_mean
from balkans_data.names.arguments import one_of, read_day, when
from balkans_data.names.folding import fold
from balkans_data.names.table import NOW, USES, Index, Row, load_index
from balkans_data.retirement import current_id

if TYPE_CHECKING:
    from datetime import date

    from balkans_data.models.edtf import Edtf

__all__ = ["DisplayName", "display", "name"]


@dataclass(frozen=True, slots=True)
class DisplayName:
    """A name to show for an actor; ``str()`` of it is `text`.

    `text` is the name alone, so that labels can be compared and joined. Where there is a `footnote`,
    the body asks that it go with the name: print `marked`, and the footnote below. `note` says what
    was taken where the policy had no such name. `name_id` is None for a name from `actors`.
    """

    text: str
    footnote: str | None
    actor_id: str
    policy: str
    language: str
    name_id: str | None
    note: str | None = None

    def __str__(self) -> str:
        return self.text

    @property
    def marked(self) -> str:
        """The name, with an asterisk if it has a footnote."""
        return f"{self.text}*" if self.footnote else self.text


def name(
    actor_id: str,
    *,
    policy: Literal["own", "un", "eu"] = "own",
    on: str | date | None = None,
    language: str = "en",
    form: Literal["short", "official"] = "short",
) -> DisplayName:
    """Return the name of an actor as it, the United Nations or the European Union uses it.

    A body names others by rule: where the UN or the EU has no name of the form asked for, its name
    of the other form comes before common use. Own names in English are rarely recorded in both
    forms, so there the common name of that form comes first. `note` says what was taken instead.

    Parameters
    ----------
    actor_id : str
        The actor; `resolve` has the ids of names.
    policy : {"own", "un", "eu"}
        Whose usage.
    on : str or datetime.date, optional
        The date of the usage; without it, the latest.
    language : str
        BCP 47 tag; ``sr`` also takes ``sr-Cyrl`` or else ``sr-Latn``.
    form : {"short", "official"}
        Which name.

    Returns
    -------
    DisplayName
        The name and its footnote.

    Raises
    ------
    UnknownNameError
        If there is no such actor, or it has no name in that language.
    ValueError
        If `on` is not a date, or for another policy, form or language.

    Examples
    --------
    >>> name("MKD", policy="un", on="2010").text
    'the former Yugoslav Republic of Macedonia'
    """
    index = load_index()
    one_of("policy", policy, {"own", "un", "eu"})
    one_of("form", form, {"short", "official"})
    one_of("language", language, index.languages)
    if actor_id not in index.actors:
        actor_id = current_id("actors", actor_id)
    if actor_id not in index.actors:
        called = sorted({row.actor_id for row in index.texts.get(fold(actor_id), [])})
        # Of ids only the words can be misspelt: one letter off, a code is just another code.
        near = did_you_mean(actor_id, (known for known in index.actors if known.islower()))
        hint = f"; it is a name or code of {' and '.join(called)}" if called else near
        raise UnknownNameError(f"no actor has the id {actor_id!r}{hint}", called)
    return display(index, actor_id, policy, form, language, read_day(on))


def display(
    index: Index,
    actor_id: str,
    policy: str = "own",
    form: str = "short",
    language: str = "en",
    day: Edtf | None = None,
) -> DisplayName:
    """Return the name of a known actor; by default its latest, short, in English, in its own usage."""
    forms = (form, "official" if form == "short" else "short")
    steps = [(use, either) for use in (policy, "common") for either in forms]
    if policy == "own":
        steps.sort(key=lambda step: forms.index(step[1]))  # the form before whose usage it is
    steps += [(use, either) for either in forms for use in USES]
    rows = [row for row in index.actors[actor_id] if (row.scheme, row.form) in steps]
    spoken = [row for row in rows if row.language and language in (row.language, row.language.partition("-")[0])]
    if not spoken:
        tongues = sorted({row.language for row in rows if row.language})
        raise UnknownNameError(f"{actor_id} has no name in {language!r} (it has in: {', '.join(tongues)})")
    at, then = day or NOW, when(day) or " now"

    def preference(row: Row) -> tuple[Any, ...]:
        newest = -row.start.min.toordinal() if row.start else 0
        step, fit = steps.index((row.scheme, row.form)), row.fit(at)
        return not fit, step, -fit, row.gap(at), newest, row.language != language, row.name_id or ""

    row, notes = min(spoken, key=preference), []
    if (row.scheme, row.form) != (policy, form):
        taken = f"the {row.form} name, scheme {row.scheme!r}"
        notes.append(f"No {form} name by {policy!r} is recorded{then}; this is {taken}.")
    if row.fit(at) < 2:
        notes.append(f"It was in use {row.span}, so {'perhaps ' * row.fit(at)}not{then}.")
    note = " ".join(notes) or None
    return DisplayName(row.name, row.footnote, actor_id, policy, row.language or language, row.name_id, note)

"""From names and codes to actors, and back: the resolver over the table `names`.

It answers where the table leaves one reading, and raises where it leaves none or several. What
it folds away is spelling (case, accents, punctuation, a leading "the"); what it never does is
guess: a misspelt name is suggested, and scripts are not turned into one another.

A row marked ambiguous is a text that, by itself, commonly means something else too. It takes a
`scheme` to settle it, or another row of the same text and actor without the mark, or the actor's
id exactly as written. A date can do so for a name (not for a code or an abbreviation, as no date
tells which list they are from), if the table knows from when to when that was the actor's name.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher, get_close_matches
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from balkans_data import package
from balkans_data.errors import AmbiguousNameError, PackageError, UnknownNameError, did_you_mean
from balkans_data.models.edtf import Edtf, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pandas as pd

__all__ = ["DisplayName", "Resolution", "name", "resolve", "resolve_series"]

_ID = "id"  # the scheme of this package's own identifiers, which have no rows in `names`
_NOW = Edtf("..")  # what is still so holds on the last day of the calendar
_USES = ("own", "un", "eu", "common")  # the schemes of names, best first
_NEAR = 0.75  # similarity from which a name is suggested; a word, _NEAR_WORD
_NEAR_WORD = 0.7
_DROPPED = str.maketrans({**dict.fromkeys("'’‘‛ʼʻʹ′`´΄᾽＇.．"), "&": " and ", "＆": " and "})
_LETTERS = str.maketrans({"ı": "i", "đ": "d", "ħ": "h", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe"})
_MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufe0f\ufeff]")  # accents and the invisible
_BETWEEN_WORDS = re.compile(r"[\W_]+")


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
        return f"{self.text!r}{_when(self.on)} is {self.actor_id} ({then}now {self.name_now}). {self.why}"


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


class _Row(NamedTuple):
    name_id: str | None
    actor_id: str
    name: str
    form: str
    language: str | None
    scheme: str
    start: Edtf | None = None
    end: Edtf | None = _NOW
    is_ambiguous: bool = False
    footnote: str | None = None
    note: str | None = None

    def fit(self, day: Edtf) -> int:
        """Return 2 if the name was certainly in use on `day`, 1 if it may have been, else 0."""
        start, end = self.start, self.end
        if (start and start.min > day.max) or (end and not end.is_open and end.max <= day.min):
            return 0
        return 2 if (not start or start.max <= day.min) and end and (end.is_open or end.min > day.max) else 1

    def gap(self, day: Edtf) -> int:
        """Return how many days `day` is outside the span."""
        before = (self.start.min - day.max).days if self.start else 0
        after = (day.min - self.end.max).days if self.end else 0
        return max(before, after, 0)

    @property
    def is_dated_name(self) -> bool:
        """Whether it is a name (no letters or numbers) of which the table knows both ends."""
        return self.form not in ("code", "abbreviation") and bool(self.start and self.end and not self.end.is_open)

    @property
    def span(self) -> str:
        since = f"from {self.start}" if self.start else ""
        until = "until an unknown day" if self.end is None else "" if self.end.is_open else f"until {self.end}"
        return " ".join(filter(None, (since, until)))


@dataclass(frozen=True)
class _Index:
    texts: dict[str, list[_Row]]
    actors: dict[str, list[_Row]]
    schemes: frozenset[str]
    languages: frozenset[str]

    @cached_property
    def suggestible(self) -> dict[str, list[_Row]]:
        """Names by folded text, without codes: one letter off, a code is just another code."""
        named = {text: [row for row in rows if row.form != "code"] for text, rows in self.texts.items()}
        return {text: rows for text, rows in named.items() if rows and len(text) > 3}

    @cached_property
    def generic(self) -> frozenset[str]:
        """Words that say little of who is meant, as many actors have them: "republic"."""
        users: dict[str, set[str]] = defaultdict(set)
        for text, rows in self.suggestible.items():
            for word in text.split():
                users[word].update(row.actor_id for row in rows)
        return frozenset(word for word, actors in users.items() if len(actors) > 3)


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
    index = _index(package.root())
    _one_of("scheme", scheme or _ID, {_ID, *index.schemes})
    day = _day(on)
    row, ruled_out = _choose(index, text, day, scheme)
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
        name_then=_display(index, row.actor_id, day=day).text if day else None,
        name_now=_display(index, row.actor_id).text,
    )


def resolve_series(
    series: pd.Series[Any],
    on: str | date | Iterable[Any] | None = None,
    *,
    scheme: str | None = None,
    errors: Literal["raise", "coerce"] = "raise",
) -> pd.Series[Any]:
    """Return the actor of each name or code in a column; each distinct value is resolved once.

    Parameters
    ----------
    series : pandas.Series
        Names or codes; whole numbers are read as codes. What is missing stays missing.
    on : str, datetime.date, or one date a row, optional
        As in `resolve`; in a column, whole numbers are years, and missing is no date.
    scheme : str, optional
        As in `resolve`.
    errors : {"raise", "coerce"}
        Whether names that do not resolve raise, or become missing.

    Returns
    -------
    pandas.Series
        Of dtype ``string``, named ``actor_id``, with the index of `series`.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        One error that lists every failing value with its reason (ambiguous, if all of them are).
    ValueError
        If a date is not one, `on` has another length or index than `series`, or for another option.
    """
    import pandas as pd

    index = _index(package.root())
    _one_of("scheme", scheme or _ID, {_ID, *index.schemes})
    _one_of("errors", errors, {"raise", "coerce"})
    if on is None or isinstance(on, str | date | int):
        dates = pd.Series([on] * len(series), index=series.index, dtype=object)
    else:
        dates = on if isinstance(on, pd.Series) else pd.Series(list(on))
        if len(dates) != len(series) or (isinstance(on, pd.Series) and not dates.index.equals(series.index)):
            raise ValueError("`on` must be one date, or have a date for each value: the same length and index")
    answers: dict[tuple[str, Edtf | None], str | None] = {}
    days: dict[Any, Edtf | None] = {}
    failures: dict[str, LookupError] = {}
    found: list[str | None] = []
    for value, when in zip(series, dates, strict=True):
        if when not in days:
            days[when] = None if pd.isna(when) else _day(_number(when, "04"))
        asked = None if pd.isna(value) else (_number(value), days[when])
        if asked is not None and asked not in answers:
            try:
                answers[asked] = _choose(index, *asked, scheme, suggest=errors == "raise")[0].actor_id
            except (UnknownNameError, AmbiguousNameError) as error:
                answers[asked] = None
                failures[str(error).replace("\n  - ", "; ")] = error
        found.append(None if asked is None else answers[asked])
    if failures and errors == "raise":
        message = f"{len(failures)} distinct value{'s do' if len(failures) > 1 else ' does'} not resolve:"
        if all(isinstance(error, AmbiguousNameError) for error in failures.values()):
            raise AmbiguousNameError(message, failures)
        suggested = [near for error in failures.values() for near in getattr(error, "suggestions", ())]
        raise UnknownNameError("\n  - ".join([message, *failures]), dict.fromkeys(suggested))
    return pd.Series(found, index=series.index, dtype="string", name="actor_id")


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
    index = _index(package.root())
    _one_of("policy", policy, {"own", "un", "eu"})
    _one_of("form", form, {"short", "official"})
    _one_of("language", language, {*index.languages, *(tag.partition("-")[0] for tag in index.languages)})
    if actor_id not in index.actors:
        called = sorted({row.actor_id for row in index.texts.get(_fold(actor_id), [])})
        # Of ids only the words can be misspelt: one letter off, a code is just another code.
        near = did_you_mean(actor_id, (known for known in index.actors if known.islower()))
        hint = f"; it is a name or code of {' and '.join(called)}" if called else near
        raise UnknownNameError(f"no actor has the id {actor_id!r}{hint}", called)
    return _display(index, actor_id, policy, form, language, _day(on))


def _choose(
    index: _Index, text: str, day: Edtf | None, scheme: str | None, *, suggest: bool = True
) -> tuple[_Row, list[str]]:
    """Return the row that gives the answer, and the actors that the date rules out; or raise."""
    if not isinstance(text, str):
        raise TypeError(f"a name is text, not {type(text).__name__}")
    bare = text.strip()
    # Ids in capitals are codes, and so in any case; the others are words, and read exactly.
    own = next((i for i in (bare, bare.upper()) if i in index.actors), None) if scheme in (None, _ID) else None
    known = index.texts.get(_fold(text), [])
    matches = [row for row in known if scheme in (None, row.scheme)]
    if own and not any(row.actor_id == own for row in matches):
        matches.append(_Row(None, own, own, "code", None, _ID))
    if not matches:
        raise _unknown(index, text, scheme, sorted({row.scheme for row in known}), suggest=suggest)
    everyone = {row.actor_id for row in matches}
    actors = {row.actor_id for row in matches if day is None or row.fit(day)} or everyone
    if day is None and own and all(row.is_ambiguous for row in matches if row.actor_id != own):
        actors = {own}
    chosen = [row for row in matches if row.actor_id in actors]
    if len(actors) > 1:
        raise _ambiguous(index, text, day, chosen, own)
    settled = scheme or own in actors or (day and any(row.is_dated_name for row in chosen))
    if not settled and all(row.is_ambiguous for row in chosen):
        raise _ambiguous(index, text, day, matches, own)
    return min(chosen, key=lambda row: _rank(row, day or _NOW, bare)), sorted(everyone - actors) if day else []


def _rank(row: _Row, day: Edtf, spelled: str) -> tuple[Any, ...]:
    """Order the rows of one actor by how well they explain the answer, best first."""
    use = _USES.index(row.scheme) if row.scheme in _USES else 4 if row.scheme.startswith("iso") else 5
    return -row.fit(day), row.gap(day), row.is_ambiguous, row.name != spelled, use, row.name_id or ""


def _why(row: _Row, day: Edtf | None, ruled_out: list[str]) -> str:
    kind = row.form if row.form in ("code", "abbreviation") else f"{row.form} name"
    tongue = f", language {row.language}" if row.language else ""
    what = f"{row.name!r} is its actor id" if row.scheme == _ID else f"{row.name!r} is its {kind}{tongue}"
    what += f", in scheme {row.scheme!r}"
    if day is None:
        what += "" if row.fit(_NOW) else f"; a former name, in use {row.span}"
    elif not row.span:
        what += ", recorded without dates"
    elif fit := row.fit(day):
        what += f", in use {row.span}, so {'perhaps also' if fit == 1 else 'also'}{_when(day.text)}"
    else:
        what += f", in use {row.span}, and so applied outside its span{_when(day.text)}"
    others = f" The date rules out {', '.join(ruled_out)}." if ruled_out else ""
    return f"{what}.{others}" + (f" The text alone is ambiguous: {row.note}." if row.is_ambiguous else "")


def _display(
    index: _Index,
    actor_id: str,
    policy: str = "own",
    form: str = "short",
    language: str = "en",
    day: Edtf | None = None,
) -> DisplayName:
    other = "official" if form == "short" else "short"
    own, common = [(policy, form), (policy, other)], [("common", form), ("common", other)]
    chain = [own[0], common[0], own[1], common[1]] if policy == "own" else [*own, *common]
    chain += [(use, either) for either in (form, other) for use in _USES]
    rows = [row for row in index.actors[actor_id] if (row.scheme, row.form) in chain]
    spoken = [row for row in rows if row.language and language in (row.language, row.language.partition("-")[0])]
    if not spoken:
        tongues = sorted({row.language for row in rows if row.language})
        raise UnknownNameError(f"{actor_id} has no name in {language!r} (it has in: {', '.join(tongues)})")
    at, when = day or _NOW, _when(day.text) if day else " now"

    def preference(row: _Row) -> tuple[Any, ...]:
        newest = -row.start.min.toordinal() if row.start else 0
        step, fit = chain.index((row.scheme, row.form)), row.fit(at)
        return not fit, step, -fit, row.gap(at), newest, row.language != language, row.name_id or ""

    row, notes = min(spoken, key=preference), []
    if (row.scheme, row.form) != (policy, form):
        taken = f"the {row.form} name, scheme {row.scheme!r}"
        notes.append(f"No {form} name by {policy!r} is recorded{when}; this is {taken}.")
    if row.fit(at) < 2:
        notes.append(f"It was in use {row.span}, so {'perhaps ' * row.fit(at)}not{when}.")
    note = " ".join(notes) or None
    return DisplayName(row.name, row.footnote, actor_id, policy, row.language or language, row.name_id, note)


def _unknown(index: _Index, text: str, scheme: str | None, others: list[str], *, suggest: bool) -> UnknownNameError:
    message = f"no actor is called {text!r}" + (f" in scheme {scheme!r}" if scheme else "")
    if others:
        return UnknownNameError(f"{message} (but in {', '.join(others)})")
    near = _suggestions(index, _fold(text), scheme) if suggest else []
    return UnknownNameError(message + (f"; did you mean {' or '.join(near)}?" if near else ""), near)


def _suggestions(index: _Index, text: str, scheme: str | None) -> list[str]:
    """Return up to five names spelled nearly so, one an actor, best first.

    Names must be alike word by word, but for words such as "republic": what tells one republic from
    another is the other word, and a word left over ("Kosovo, Serbia") is no misspelling.
    """
    found: dict[str, str] = {}
    for near in get_close_matches(text, index.suggestible, n=100, cutoff=_NEAR):
        if _covers(index, text, near) and _covers(index, near, text):
            for row in index.suggestible[near]:
                if scheme in (None, row.scheme):
                    found.setdefault(row.actor_id, f"{row.name!r} ({row.actor_id})")
    return list(found.values())[:5]


def _covers(index: _Index, text: str, other: str) -> bool:
    """Whether each telling word of `text` has its like in `other`."""
    return all(
        any(SequenceMatcher(None, word, like).ratio() >= _NEAR_WORD for like in other.split())
        for word in text.split()
        if word not in index.generic
    )


def _ambiguous(index: _Index, text: str, day: Edtf | None, rows: list[_Row], own: str | None) -> AmbiguousNameError:
    uses: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    notes: dict[str, dict[str, None]] = defaultdict(dict)
    users: dict[str, set[str]] = defaultdict(set)
    for row in sorted(rows, key=lambda row: (row.actor_id, row.scheme)):
        uses[row.actor_id][row.span].append(row.scheme)
        users[row.scheme].add(row.actor_id)
        if row.is_ambiguous and row.note:
            notes[row.actor_id][row.note] = None
    readings = []
    for actor_id, spans in uses.items():
        where = "; ".join(f"{', '.join(dict.fromkeys(schemes))} {span}".strip() for span, schemes in spans.items())
        told = f" ({'; '.join(notes[actor_id])})" if notes[actor_id] else ""
        readings.append(f"{actor_id} ({_display(index, actor_id)}): {where}{told}")
    several, is_exact = len(uses) > 1, day is not None and day.min == day.max
    ways = [
        "`scheme`" if any(len(actors) == 1 for actors in users.values()) else "",
        "an exact date (`on`)"
        if not is_exact and any(row.span if several else row.is_dated_name for row in rows)
        else "",
        f"scheme={_ID!r} for the actor id" if own else "",
    ]
    what = (
        f"stands for {len(uses)} actors" if several else f"by itself may mean something other than {rows[0].actor_id}"
    )
    hint = f"; say which by {', or '.join(filter(None, ways))}" if any(ways) else ""
    return AmbiguousNameError(f"{text!r}{_when(day.text if day else None)} {what}{hint}:", readings)


def _when(on: str | None) -> str:
    return f" {'on' if len(on) == len('2010-06-01') else 'in'} {on}" if on else ""


def _one_of(what: str, value: str, known: set[str]) -> None:
    if value not in known:
        raise ValueError(
            f"no {what} {value!r}{did_you_mean(str(value), sorted(known))} (known: {', '.join(sorted(known))})"
        )


def _day(on: object) -> Edtf | None:
    if on is None:
        return None
    text = on.date().isoformat() if isinstance(on, datetime) else on.isoformat() if isinstance(on, date) else str(on)
    try:
        if text != _NOW.text:
            return Edtf(text)
        near = None
    except ValueError:
        near = suggestion(text)
    hint = (
        f"did you mean {near!r}?" if near not in (None, _NOW.text) else "write 2010-06-01, 2010-06, 2010 or other EDTF"
    )
    raise ValueError(f"`on` is not a date: {text!r}; {hint}")


def _number(value: Any, width: str = "") -> Any:
    """Return a whole number as text (codes and years that pandas has read as numbers)."""
    is_whole = hasattr(value, "__index__") or (isinstance(value, float) and value.is_integer())
    return format(int(value), width) if is_whole and not isinstance(value, bool) else value


def _fold(text: str) -> str:
    """Return what is left of a name when spelling is taken away: "The Türkiye*" is "turkiye"."""
    text = unicodedata.normalize("NFKD", text.translate(_DROPPED))
    text = _MARKS.sub("", text).casefold().translate(_LETTERS)
    return _BETWEEN_WORDS.sub(" ", text).strip().removeprefix("the ")


@cache
def _index(folder: Path) -> _Index:
    rows = [
        _Row(
            name_id=cells["name_id"],
            actor_id=cells["actor_id"],
            name=cells["name"],
            form=cells["form"],
            language=cells["language"] or None,
            scheme=cells["scheme"],
            start=Edtf(cells["start"]) if cells["start"] else None,
            end=Edtf(cells["end"]) if cells["end"] else None,
            is_ambiguous=cells["is_ambiguous"] == "true",
            footnote=cells["footnote"] or None,
            note=cells["note"] or None,
        )
        for cells in _read(folder, "names")
    ]
    in_english = {row.actor_id for row in rows if row.language == "en" and row.form in ("short", "official")}
    displayed = {cells["actor_id"]: cells["name"] for cells in _read(folder, "actors")}
    for actor_id in {row.actor_id: None for row in rows} | displayed:
        if actor_id not in in_english:
            shown = displayed.get(actor_id, actor_id)
            rows.append(_Row(None, actor_id, shown, "short", "en", "common"))
    texts, actors, folded = defaultdict(list), defaultdict(list), cache(_fold)
    for row in rows:
        texts[folded(row.name)].append(row)
        actors[row.actor_id].append(row)
    languages = frozenset(row.language for row in rows if row.language)
    return _Index(dict(texts), dict(actors), frozenset(row.scheme for row in rows), languages)


def _read(folder: Path, table: str) -> list[dict[str, str]]:
    file = package.table_file(table, folder)
    try:
        with file.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream, strict=True)
            return [dict(zip(header, cells, strict=True)) for cells in rows]
    except FileNotFoundError:
        raise PackageError(f"{file} is missing; reinstall balkans-data") from None
    except (ValueError, csv.Error) as error:
        raise PackageError(f"{file} is damaged ({error}); run `balkans-data validate`") from error

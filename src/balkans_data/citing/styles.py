"""Items of CSL-JSON as text: APA, BibTeX, RIS, CSL-JSON, and ``CITATION.cff``.

None of them needs a library: each is a page of mapping, and reference managers do the rest with CSL-JSON.
They are read back in the tests by parsers that are not ours.
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from balkans_data.files import as_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from balkans_data.citing.references import Item

__all__ = ["Style", "apa", "bibtex", "cff", "csl_json", "ris"]


class Style(StrEnum):
    """How a citation is written."""

    APA = "apa"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"
    CFF = "cff"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

#: Of these, APA gives the day; of others the year.
_DAILY = frozenset({"article-newspaper", "webpage"})

_RIS_TYPES = {
    "dataset": "DATA", "webpage": "ELEC", "report": "RPRT", "article": "GEN", "article-newspaper": "NEWS",
    "entry-encyclopedia": "ENCYC", "legislation": "STAT", "document": "GEN",
}  # fmt: skip

_CFF_TYPES = {
    "dataset": "data", "webpage": "website", "report": "report", "article": "article",
    "article-newspaper": "newspaper-article", "entry-encyclopedia": "encyclopedia", "legislation": "statute",
    "document": "generic",
}  # fmt: skip


def csl_json(items: Sequence[Item]) -> str:
    """Return items as CSL-JSON."""
    return as_json(list(items))


def apa(item: Item) -> str:
    """Return an item as plain text in the manner of APA, 7th edition; names stand as the document has them."""
    by = _listed([_name(person) for person in item.get("author", [])])
    publisher = _published_in(item)
    title = str(item["title"])
    version = f" (Version {item['version']})" if "version" in item else ""
    kind = " [Data set]" if item["type"] == "dataset" else ""
    when = f"({_apa_date(item)})"
    if by or publisher:
        parts = [by or publisher, when, f"{title}{version}{kind}", publisher if by not in ("", publisher) else ""]
    else:
        parts = [f"{title}{version}{kind}", when]
    text = " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)
    if "DOI" in item:
        return f"{text} https://doi.org/{item['DOI']}"
    if "URL" not in item:
        return text
    # What bears no date may change; so the reader learns when it was seen.
    seen = f"Retrieved {_long(item['accessed'])}, from " if "accessed" in item and "issued" not in item else ""
    return f"{text} {seen}{item['URL']}"


def bibtex(items: Iterable[Item]) -> str:
    """Return items as BibTeX, all of type ``misc``, which every style and program knows."""
    return "\n".join(f"@misc{{{item['id']},\n{''.join(_bibtex_fields(item))}}}\n" for item in items)


def _bibtex_fields(item: Item) -> Iterator[str]:
    # Braces twice: whose name is a person's, and which capitals matter, is not for BibTeX to guess.
    if people := item.get("author"):
        names = [f"{{{_tex(_name(person))}}}" if "literal" in person else _tex(_name(person)) for person in people]
        yield f"  author = {{{' and '.join(names)}}},\n"
    yield f"  title = {{{{{_tex(str(item['title']))}}}}},\n"
    year, month, _ = _date(item, "issued")
    if year:
        yield f"  year = {{{year}}},\n"
    if month:
        yield f"  month = {_MONTHS[month - 1][:3].lower()},\n"
    # Styles show nothing else of who published what is of this type.
    how = ["Data set"] if item["type"] == "dataset" else []
    if how := [*how, *filter(None, [_published_in(item)])]:
        yield f"  howpublished = {{{_tex(', '.join(how))}}},\n"
    if "version" in item:
        yield f"  version = {{{_tex(item['version'])}}},\n"
    if "DOI" in item:
        yield f"  doi = {{{item['DOI']}}},\n"
    if "URL" in item:
        # Read verbatim by \url: escapes would stand in the address. Braces alone would end the field.
        yield f"  url = {{{item['URL'].replace('{', '%7B').replace('}', '%7D')}}},\n"
    if "accessed" in item:
        yield f"  urldate = {{{_iso(item['accessed'])}}},\n"
    if "note" in item:
        yield f"  note = {{{_tex(item['note'])}}},\n"


_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def _tex(text: str) -> str:
    """Return text in which LaTeX sees no command; other characters stay, as programs of today read UTF-8."""
    return "".join(_TEX.get(character, character) for character in text)


def ris(items: Iterable[Item]) -> str:
    """Return items as RIS."""
    return "\n".join("".join(f"{tag}  - {value}\n" for tag, value in _ris_fields(item)) for item in items)


def _ris_fields(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", _RIS_TYPES[item["type"]]
    yield "ID", str(item["id"])
    for person in item.get("author", []):
        yield "AU", f"{person['family']}, {person['given']}" if "family" in person else str(person["literal"])
    yield "TI", str(item["title"])
    year, month, day = _date(item, "issued")
    if year:
        yield "PY", str(year)
        # Empty parts keep their slashes.
        yield "DA", f"{year:04}/{f'{month:02}' if month else ''}/{f'{day:02}' if day else ''}/"
    for tag, name in (("T2", "container-title"), ("PB", "publisher"), ("ET", "version"), ("DO", "DOI"), ("UR", "URL")):
        if name in item:
            yield tag, str(item[name])
    if "accessed" in item:
        yield "Y2", _iso(item["accessed"]).replace("-", "/") + "/"
    if "note" in item:
        yield "N1", str(item["note"])
    yield "ER", ""


def cff(dataset: Item, sources: Iterable[Item], *, message: str, licence: str, fingerprint: str) -> str:
    """Return a ``CITATION.cff`` (Citation File Format 1.2.0) for a dataset, with the sources as references."""
    content: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": message,
        "type": "dataset",
        "title": dataset["title"],
        "authors": [_cff_name(person) for person in dataset["author"]],
        "version": dataset["version"],
        "date-released": _iso(dataset["issued"]),
        "license": licence,
        "identifiers": [{"type": "other", "value": f"sha256:{fingerprint}", "description": dataset["note"]}],
    }
    if "DOI" in dataset:
        content["doi"] = dataset["DOI"]
    if "URL" in dataset:
        content["url"] = dataset["URL"]
    if references := [_cff_reference(item) for item in sources]:
        content["references"] = references
    return "".join(_yaml(content))


def _cff_reference(item: Item) -> dict[str, Any]:
    # The format asks for an author.
    people = item.get("author") or [{"literal": _published_in(item) or "anonymous"}]
    found: dict[str, Any] = {
        "type": _CFF_TYPES[item["type"]],
        "title": item["title"],
        "authors": [_cff_name(person) for person in people],
    }
    year, month, day = _date(item, "issued")
    found |= {name: part for name, part in (("year", year), ("month", month)) if part}
    if year and month and day:
        found["date-published"] = f"{year:04}-{month:02}-{day:02}"
    if publisher := _published_in(item):
        found["publisher"] = {"name": publisher}
    found |= {name: item[ours] for name, ours in (("doi", "DOI"), ("url", "URL")) if ours in item}
    if "accessed" in item:
        found["date-accessed"] = _iso(item["accessed"])
    if "note" in item:
        found["notes"] = item["note"]
    return found


def _yaml(value: Any, indent: str = "") -> Iterator[str]:
    """Yield a mapping as YAML. Texts are in the quotes of JSON, which YAML 1.2 reads alike."""
    for name, item in value.items():
        if isinstance(item, dict):
            yield f"{indent}{name}:\n"
            yield from _yaml(item, f"{indent}  ")
        elif isinstance(item, list):
            yield f"{indent}{name}:\n"
            for member in item:
                lines = "".join(_yaml(member, f"{indent}    "))
                yield f"{indent}  - {lines.removeprefix(f'{indent}    ')}"
        else:
            yield f"{indent}{name}: {json.dumps(item, ensure_ascii=False)}\n"


def _cff_name(person: dict[str, str]) -> dict[str, str]:
    if "family" in person:
        return {"family-names": person["family"], "given-names": person["given"]}
    return {"name": person["literal"]}


def _name(person: dict[str, str]) -> str:
    if "literal" in person:
        return person["literal"]
    return f"{person['family']}, {person['given']}"


def _listed(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])}, & {names[-1]}"


def _published_in(item: Item) -> str:
    return str(item.get("publisher") or item.get("container-title", ""))


def _date(item: Item, name: str) -> tuple[int | None, int | None, int | None]:
    parts = item.get(name, {}).get("date-parts", [[]])[0]
    year, month, day = [*parts, None, None, None][:3]
    return year, month, day


def _iso(value: dict[str, Any]) -> str:
    year, month, day = [*value["date-parts"][0], None, None][:3]
    return "-".join(f"{part:0{width}}" for part, width in ((year, 4), (month, 2), (day, 2)) if part)


def _long(value: dict[str, Any]) -> str:
    year, month, day = value["date-parts"][0]
    return f"{_MONTHS[month - 1]} {day}, {year}"


def _apa_date(item: Item) -> str:
    if "literal" in item.get("issued", {}):
        return str(item["issued"]["literal"])
    year, month, day = _date(item, "issued")
    if not year:
        return "n.d."
    about = "ca. " if item["issued"].get("circa") else ""
    if item["type"] not in _DAILY or not month:
        return f"{about}{year}"
    return f"{about}{year}, {_MONTHS[month - 1]}" + (f" {day}" if day else "")

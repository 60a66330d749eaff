"""Who made the dataset and where it is, as ``CITATION.cff`` says it, and how to refer to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["author_name", "creators", "places", "reference"]


def author_name(author: Mapping[str, str]) -> str:
    """Return the name of an author in full, whether a person or a body."""
    return author.get("name") or " ".join(author[part] for part in ("given-names", "family-names") if part in author)


def creators(cited: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the authors as schema.org has them: bodies have a name alone in ``CITATION.cff``."""
    made = []
    for author in cited["authors"]:
        known = {"@type": "Organization" if "name" in author else "Person", "name": author_name(author)}
        if url := author.get("orcid") or author.get("website"):
            known["url"] = url
        made.append(known)
    return made


def places(cited: Mapping[str, Any]) -> dict[str, str]:
    """Return `url` and `identifier` of the dataset as far as ``CITATION.cff`` knows them; nothing is made up."""
    found = {}
    if url := cited.get("url") or cited.get("repository-code"):
        found["url"] = url
    if doi := cited.get("doi"):
        found["identifier"] = f"https://doi.org/{doi}"
    return found


def reference(described: Mapping[str, Any], *, emphasis: str = "") -> str:
    """Return the reference to a release in one line; `emphasis` is put around the title.

    Parameters
    ----------
    described : mapping
        The content of its ``datapackage.json``, which installed copies have too.
    emphasis : str
        For example ``"*"``.
    """
    authors = ", ".join(item.get("familyName") or item["title"] for item in described["contributors"])
    title = f"{emphasis}{described['title']}{emphasis}"
    return f"{authors} ({described['created'][:4]}). {title}, version {described['version']}. Data set."

"""Write the comment on the pull request of a finished run: `python -m scripts.post_comment` in comment.yml.

It runs with a token that may write to pull requests, on what a run of the contributor's code has left. So

- the run, its commit and its branch are read from the event's file, never from the artifact;
- the pull request is the one that is open now, from that repository and branch, with that very commit as its head;
- the artifact is read into memory, with limits on its size packed and unpacked, and only two names of it;
- the token is sent to the API alone, not to the store that the API points to;
- the comment is made by `scripts.comment`, and only a comment of our own is written over.

Needs nothing but Python, as it runs where nothing is installed.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import zipfile
import zlib
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from scripts.comment import MARKER, ReportError, comment, unreadable

__all__ = ["Api", "PostError", "post"]

_ARTIFACT = "contribution"
_BOT = "github-actions[bot]"
_LARGEST_ARTIFACT = 4_000_000
_LARGEST_FILE = 8_000_000
_LARGEST_ANSWER = 20_000_000
_PAGE = 100
_PAGES = 30
_SECONDS = 30


class PostError(Exception):
    """There is nothing to comment on, or it cannot be done; the message says why."""


class _NoRedirect(HTTPRedirectHandler):
    """Leave redirects to the caller: urllib would send the token along to wherever they point."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Follow none."""


@dataclass(frozen=True, slots=True)
class Api:
    """GitHub's interface for one repository.

    Attributes
    ----------
    url : str
        Address of the interface, without a slash at the end.
    repository : str
        Owner and name.
    token : str
        What it is used with.
    """

    url: str
    repository: str
    token: str

    def get(self, path: str, **query: str) -> Any:
        """Return the answer, which is JSON."""
        return json.loads(self._open("GET", f"{path}?{urlencode(query)}" if query else path))

    def send(self, method: str, path: str, content: dict[str, str]) -> None:
        """Send JSON."""
        self._open(method, path, json.dumps(content).encode())

    def fetch(self, path: str, most: int) -> bytes:
        """Return a file to which the interface points, if it has at most so many bytes."""
        return self._open("GET", path, most=most)

    def _open(self, method: str, path: str, body: bytes | None = None, most: int = _LARGEST_ANSWER) -> bytes:
        address = f"{self.url}/repos/{self.repository}/{path}"
        headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self.token}",
            "User-Agent": "balkans-data",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        opener = build_opener(_NoRedirect)
        try:
            try:
                answer = opener.open(Request(address, body, headers, method=method), timeout=_SECONDS)  # noqa: S310
            except HTTPError as error:
                with error:
                    place = urljoin(address, error.headers.get("Location", ""))
                    if method != "GET" or error.code not in {301, 302, 303, 307, 308}:
                        raise PostError(f"{method} {path.partition('?')[0]} was answered with {error.code}") from None
                if urlsplit(place).scheme != urlsplit(self.url).scheme:
                    raise PostError("a redirect points to another kind of address") from None
                answer = opener.open(Request(place, headers={"User-Agent": "balkans-data"}), timeout=_SECONDS)  # noqa: S310
            with answer:
                content: bytes = answer.read(most + 1)
        except HTTPError as error:
            with error:
                raise PostError(f"the file behind {path} was answered with {error.code}") from None
        except (OSError, HTTPException) as error:
            raise PostError(f"{method} {path.partition('?')[0]} failed: {type(error).__name__}") from None
        if len(content) > most:
            raise PostError(f"the answer to {path.partition('?')[0]} has more than {most:,} bytes")
        return content


def post(api: Api, run: dict[str, Any]) -> str:
    """Create or update the comment for a run, and say what was done.

    Parameters
    ----------
    api : Api
        The repository.
    run : dict
        ``workflow_run`` of the event.

    Raises
    ------
    PostError
        If it cannot be done.
    """
    number = _pull_request(api, run)
    try:
        files = _files(api, run)
        body = comment(files["report.json"], files.get("diff.md"))
    except ReportError as error:
        body = unreadable(str(error))
    old = _own_comment(api, number)
    if old is None:
        api.send("POST", f"issues/{number}/comments", {"body": body})
        return f"commented on pull request {number}"
    api.send("PATCH", f"issues/comments/{old}", {"body": body})
    return f"updated the comment on pull request {number}"


def _pull_request(api: Api, run: dict[str, Any]) -> int:
    """Return the one open pull request whose head is the commit of the run."""
    source = run.get("head_repository")
    sha = run.get("head_sha")
    if not isinstance(source, dict) or not isinstance(sha, str) or not re.fullmatch("[0-9a-f]{40,64}", sha):
        raise PostError("the event does not say which commit of which repository was run; the fork may be gone")
    head = f"{source['owner']['login']}:{run['head_branch']}"
    found = [
        item["number"]
        for item in api.get("pulls", state="open", head=head, per_page=str(_PAGE))
        if item["head"]["sha"] == sha and (item["head"]["repo"] or {}).get("full_name") == source["full_name"]
    ]
    if len(found) != 1:
        raise PostError(f"{len(found)} open pull requests have the commit of this run as their head; no comment")
    return int(found[0])


def _files(api: Api, run: dict[str, Any]) -> dict[str, bytes]:
    """Return the report and, if there, the diff of the newest artifact of the run.

    Raises
    ------
    ReportError
        If they are missing, too large or damaged: that is for the contributor to know.
    """
    listed = api.get(f"actions/runs/{int(run['id'])}/artifacts", name=_ARTIFACT, per_page=str(_PAGE))["artifacts"]
    found = [item for item in listed if item["name"] == _ARTIFACT and not item["expired"]]
    if not found:
        raise ReportError("the run left no report")
    newest = max(found, key=lambda item: int(item["id"]))
    if newest["size_in_bytes"] > _LARGEST_ARTIFACT:
        raise ReportError(f"what the run left has more than {_LARGEST_ARTIFACT:,} bytes")
    packed = api.fetch(f"actions/artifacts/{int(newest['id'])}/zip", _LARGEST_ARTIFACT)
    files = {}
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            for name in {"report.json", "diff.md"} & set(archive.namelist()):
                # The other packings are undone without a limit: a few bytes of them can fill the memory.
                if archive.getinfo(name).compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                    raise ReportError(f"{name} is packed in a way that is not read here")
                with archive.open(name) as stream:
                    # Read and counted, since the size that a ZIP file states of itself may be a lie.
                    content = stream.read(_LARGEST_FILE + 1)
                if len(content) > _LARGEST_FILE:
                    raise ReportError(f"{name} has more than {_LARGEST_FILE:,} bytes")
                files[name] = content
    # What zipfile raises for damaged, encrypted and unknown packing.
    except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, EOFError, OSError):
        raise ReportError("what the run left cannot be unpacked") from None
    if "report.json" not in files:
        raise ReportError("the run left no report")
    return files


def _own_comment(api: Api, number: int) -> int | None:
    """Return the comment that we wrote before; somebody else's with our mark in it is not ours."""
    for page in range(1, _PAGES + 1):
        comments = api.get(f"issues/{number}/comments", per_page=str(_PAGE), page=str(page))
        for item in comments:
            if (item["user"] or {}).get("login") == _BOT and (item["body"] or "").startswith(MARKER):
                return int(item["id"])
        if len(comments) < _PAGE:
            break
    return None


def main() -> int:
    """Post the comment of the event at hand; return the exit code."""
    try:
        event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
        repository = quote(os.environ["GITHUB_REPOSITORY"])
        api = Api(os.environ["GITHUB_API_URL"], repository, os.environ["GITHUB_TOKEN"])
        print(post(api, event["workflow_run"]))
    except PostError as error:
        print(f"post_comment: {error}", file=sys.stderr)
        return 1
    except (AttributeError, KeyError, TypeError, ValueError, OSError) as error:
        print(f"post_comment: not an event or an answer of GitHub: {type(error).__name__}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

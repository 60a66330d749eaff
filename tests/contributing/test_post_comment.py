"""Posting the comment: the right pull request, an artifact that is not trusted, one comment, no token given away."""

from __future__ import annotations

import io
import json
import os
import random
import struct
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from scripts.comment import MARKER
from scripts.post_comment import Api, PostError, post

ROOT = Path(__file__).parents[2]
SHA = "a" * 40
REPORT = json.dumps({"findings": [], "unjudged": []}).encode()
RUN = {
    "id": 7,
    "head_sha": SHA,
    "head_branch": "rows&state=all;$(id)`id`",
    "head_repository": {"full_name": "fork/balkans-data", "owner": {"login": "fork"}},
}


def packed(method: int = zipfile.ZIP_DEFLATED, **files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return stream.getvalue()


class GitHub:
    """As much of GitHub as is used, with a store of artifacts apart from the API."""

    def __init__(self) -> None:
        self.pulls: list[dict[str, Any]] = [self.pull(5)]
        self.artifacts: list[dict[str, Any]] = [self.artifact(1)]
        self.zip = packed(report_json=REPORT, diff_md=b"| changed |\n")
        self.comments: list[dict[str, Any]] = []
        self.sent: list[tuple[str, str, str]] = []
        self.asked: list[str] = []
        self.tokens: list[str | None] = []
        self.store_tokens: list[str | None] = []
        self.location: str | None = None
        self.refused: set[str] = set()

    @staticmethod
    def pull(number: int, sha: str = SHA, repository: str | None = "fork/balkans-data") -> dict[str, Any]:
        return {"number": number, "head": {"sha": sha, "repo": repository and {"full_name": repository}}}

    @staticmethod
    def artifact(number: int, **changed: Any) -> dict[str, Any]:
        return {"id": number, "name": "contribution", "expired": False, "size_in_bytes": 100} | changed

    def answer(self, method: str, target: str, body: dict[str, str]) -> Any:
        url = urlsplit(target)
        path = url.path.removeprefix("/repos/owner/balkans-data/")
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        self.asked.append(path)
        if path in self.refused:
            return None
        if method != "GET":
            self.sent.append((method, path, body["body"]))
            return {}
        if path == "pulls":
            assert query["state"] == "open"
            assert query["head"] == "fork:rows&state=all;$(id)`id`"
            return self.pulls
        if path == "actions/runs/7/artifacts":
            return {"artifacts": self.artifacts}
        if path == "issues/5/comments":
            start = (int(query["page"]) - 1) * int(query["per_page"])
            return self.comments[start : start + int(query["per_page"])]
        return None


@pytest.fixture
def github() -> GitHub:
    return GitHub()


@pytest.fixture
def api(github: GitHub) -> Iterator[Api]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/store":
                github.store_tokens.append(self.headers["Authorization"])
                return self.say(200, github.zip)
            github.tokens.append(self.headers["Authorization"])
            if self.path.endswith("/zip") and self.path.split("/")[-2] == "1":
                self.send_response(302)
                self.send_header("Location", github.location or f"http://127.0.0.1:{self.server.server_port}/store")  # type: ignore[attr-defined]
                self.end_headers()
                return None
            length = int(self.headers.get("Content-Length", 0))
            body = json.loads(self.rfile.read(length)) if length else {}
            answer = github.answer(self.command, self.path, body)
            return self.say(404 if answer is None else 200, json.dumps(answer).encode())

        do_POST = do_PATCH = do_GET  # noqa: N815

        def say(self, code: int, content: bytes) -> None:
            self.send_response(code)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield Api(f"http://127.0.0.1:{server.server_port}", "owner/balkans-data", "secret")
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_first_run_comments(api: Api, github: GitHub) -> None:
    assert post(api, RUN) == "commented on pull request 5"
    [(method, path, body)] = github.sent
    assert (method, path) == ("POST", "issues/5/comments")
    assert body.startswith(f"{MARKER}\n### Validation: 0 errors")
    assert "```\n| changed |\n```" in body


def test_the_token_is_for_the_api_alone(api: Api, github: GitHub) -> None:
    post(api, RUN)
    assert set(github.tokens) == {"Bearer secret"}
    assert github.store_tokens == [None]


def test_a_later_run_writes_over_our_comment_and_nobody_elses(api: Api, github: GitHub) -> None:
    other = {"id": 1, "user": {"login": "fork"}, "body": f"{MARKER}\nnot ours"}
    nobody = {"id": 2, "user": None, "body": MARKER}
    unmarked = {"id": 3, "user": {"login": "github-actions[bot]"}, "body": "another workflow's"}
    github.comments = [other, nobody, unmarked]
    assert post(api, RUN).startswith("commented")
    # Found on a later page, too.
    github.comments = [other, nobody, unmarked] * 50
    github.comments.append({"id": 9, "user": {"login": "github-actions[bot]"}, "body": f"{MARKER}\nold"})
    assert post(api, RUN).startswith("updated")
    assert [sent[:2] for sent in github.sent] == [("POST", "issues/5/comments"), ("PATCH", "issues/comments/9")]


@pytest.mark.parametrize(
    "pulls",
    [
        [],
        [GitHub.pull(5, sha="b" * 40)],  # something was pushed since
        [GitHub.pull(5, repository="owner/balkans-data")],
        [GitHub.pull(5, repository=None)],
        [GitHub.pull(5), GitHub.pull(6)],  # for which base was it run?
    ],
)
def test_without_the_one_pull_request_there_is_no_comment(api: Api, github: GitHub, pulls: list[Any]) -> None:
    github.pulls = pulls
    with pytest.raises(PostError, match="open pull requests have the commit"):
        post(api, RUN)
    assert github.sent == []


@pytest.mark.parametrize("changed", [{"head_repository": None}, {"head_sha": "main"}, {"head_sha": None}])
def test_without_a_commit_nothing_is_asked(api: Api, github: GitHub, changed: dict[str, Any]) -> None:
    with pytest.raises(PostError, match="does not say"):
        post(api, RUN | changed)
    assert github.asked == []


def damaged() -> bytes:
    content = bytearray(packed(report_json=REPORT))
    content[40:44] = b"\xff\xff\xff\xff"
    return bytes(content)


def lying() -> bytes:
    """State a small size of a large file."""
    content = packed(report_json=b" " * 8_000_001)
    return content.replace(struct.pack("<L", 8_000_001), struct.pack("<L", 10))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "cannot be unpacked"),
        (b"PK\x03\x04 no", "cannot be unpacked"),
        (damaged(), "cannot be unpacked"),
        (lying(), "cannot be unpacked"),
        (packed(diff_md=b"x"), "left no report"),
        (packed(**{"../report_json": REPORT}), "left no report"),
        (packed(report_json=b" " * 8_000_001), "report.json has more than 8,000,000 bytes"),
        (packed(report_json=REPORT, diff_md=b"x" * 8_000_001), "diff.md has more than"),
        (packed(zipfile.ZIP_BZIP2, report_json=REPORT), "in a way that is not read"),
        (packed(report_json=b'{"findings": "@user"}'), "no list of findings"),
    ],
)
def test_an_artifact_that_is_no_report_is_said_to_be_none(api: Api, github: GitHub, content: bytes, said: str) -> None:
    github.zip = content
    post(api, RUN)
    [(_, _, body)] = github.sent
    assert "### Validation: no report\n" in body
    assert said in body
    assert "@user" not in body


def test_bits_that_flip_in_the_artifact_never_end_in_a_traceback(api: Api, github: GitHub) -> None:
    chance = random.Random(1)  # noqa: S311
    whole = packed(report_json=REPORT, diff_md=b"changed" * 9)
    for _ in range(60):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        github.zip = bytes(content)
        post(api, RUN)
    assert len(github.sent) == 60


@pytest.mark.parametrize(
    "artifacts",
    [
        [],
        [GitHub.artifact(1, expired=True)],
        [GitHub.artifact(1, name="other")],
        [GitHub.artifact(1, size_in_bytes=4_000_001)],
    ],
)
def test_an_artifact_that_is_missing_or_too_large_is_not_fetched(api: Api, github: GitHub, artifacts: Any) -> None:
    github.artifacts = artifacts
    post(api, RUN)
    assert github.store_tokens == []
    assert "no report" in github.sent[0][2]


def test_the_newest_artifact_counts(api: Api, github: GitHub) -> None:
    github.artifacts = [GitHub.artifact(1), GitHub.artifact(2), GitHub.artifact(0)]
    with pytest.raises(PostError, match="artifacts/2/zip was answered with 404"):
        post(api, RUN)


def test_a_store_that_sends_more_than_was_stated_is_cut_off(api: Api, github: GitHub) -> None:
    github.zip = b"x" * 4_000_001
    with pytest.raises(PostError, match="more than 4,000,000 bytes"):
        post(api, RUN)


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://127.0.0.1/x", "https://127.0.0.1:1/x"])
def test_a_redirect_leads_to_no_other_kind_of_address(api: Api, github: GitHub, location: str) -> None:
    github.location = location
    with pytest.raises(PostError, match="another kind of address"):
        post(api, RUN)


@pytest.mark.parametrize("path", ["pulls", "actions/runs/7/artifacts", "issues/5/comments"])
def test_a_refusal_is_an_error_in_one_line(api: Api, github: GitHub, path: str) -> None:
    github.refused = {path}
    with pytest.raises(PostError, match=rf"^GET {path} was answered with 404$"):
        post(api, RUN)
    assert github.sent == []


def command(api: Api, event: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_REPOSITORY": api.repository,
        "GITHUB_API_URL": api.url,
        "GITHUB_TOKEN": api.token,
    }
    # As in the workflow: nothing is installed (-S), and the default branch is the folder.
    return subprocess.run(
        [sys.executable, "-S", "-m", "scripts.post_comment"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_needs_the_event_and_nothing_installed(api: Api, github: GitHub, tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"workflow_run": RUN}), encoding="utf-8")
    done = command(api, event)
    assert (done.returncode, done.stdout, done.stderr) == (0, "commented on pull request 5\n", "")
    github.pulls = []
    done = command(api, event)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("content", ["", "[]", '{"workflow_run": {}}', '{"workflow_run": 3}', "{}"])
def test_another_event_is_misuse(api: Api, github: GitHub, tmp_path: Path, content: str) -> None:
    event = tmp_path / "event.json"
    event.write_text(content, encoding="utf-8")
    done = command(api, event)
    assert done.returncode in {1, 2}
    assert done.stderr.startswith("post_comment: ")
    assert done.stderr.count("\n") == 1
    assert github.sent == []

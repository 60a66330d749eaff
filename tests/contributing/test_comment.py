"""The comment on a pull request: nothing that a contributor writes leaves its cell, and nothing is cut silently."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from scripts.comment import MARKER, ReportError, comment, unreadable

ROOT = Path(__file__).parents[2]
GITHUB_LIMIT = 65_536
OUR_LINES = re.compile(
    r"Validation: [\d,]+ errors?, [\d,]+ warnings?"
    r"|Not shown here: [\d,]+ errors?(, [\d,]+ warnings?)?\. The report of the run has them all\."
    r"|Not shown here: [\d,]+ warnings?\. The report of the run has them all\."
    r"|Nothing need be done about a derived file that is stale: main makes it anew\."
    r"|Not judged before the faults above are mended: [\d,]+ rules?\."
    r"|Not shown here: [\d,]+ lines?\."
)
OUR_WORDS = {"severity", "rule", "place", "row", "what is wrong", "error", "warning", "hint: "}
TAGS = {"table", "tr", "th", "td", "code", "br", "details", "summary"}
TEXTS = ("rule", "path", "field", "key", "value", "message", "hint")
HIDDEN = re.compile(r"[\x00-\x1f\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def finding(**values: Any) -> dict[str, Any]:
    plain = {
        "rule": "foreign-key",
        "severity": "error",
        "path": "data/alignments.csv",
        "line": 12,
        "column": 3,
        "field": "actor_id",
        "key": "srb-eu",
        "value": "KOS",
        "message": "KOS is not an id here",
        "hint": "Kosovo is XKX",
    }
    return plain | values


def report(*findings: dict[str, Any], unjudged: int = 0) -> bytes:
    content = {"findings": findings, "unjudged": [{"rule": "r", "reason": "s"}] * unjudged}
    return json.dumps(content).encode()


class Cells(HTMLParser):
    """Collects tags and text of an HTML block; text in code apart from all other."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.code: list[str] = []
        self.other: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.tags.append(tag)
        if tag == "code":
            assert not self.inside
            self.inside = True
            self.code.append("")

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")
        if tag == "code":
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.code[-1] += data
        elif data.strip("\n"):
            self.other.append(data.strip("\n"))

    def handle_comment(self, data: str) -> None:
        assert f"<!--{data}-->" == MARKER

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    handle_pi = unknown_decl = handle_decl


def cells_of(text: str) -> tuple[list[str], list[str]]:
    """Read the comment as GitHub's Markdown; return the code cells and the fences, having proved the rest our own.

    GitHub makes mentions, links and emoji of text in paragraphs, headings and HTML, but not of text in code.
    """
    reader = Cells()
    fences = []
    for token in MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text):
        if token.type == "inline":
            assert OUR_LINES.fullmatch(token.content)
        elif token.type == "html_block":
            reader.feed(token.content)
        elif token.type == "fence":
            assert not token.info
            fences.append(token.content)
        else:
            assert token.type in {"heading_open", "heading_close", "paragraph_open", "paragraph_close"}
    reader.close()
    assert {tag.removeprefix("/") for tag in reader.tags} <= TAGS
    opened = [tag for tag in reader.tags if tag[0] != "/" and tag != "br"]
    assert sorted(opened) == sorted(tag[1:] for tag in reader.tags if tag[0] == "/")
    assert set(reader.other) <= OUR_WORDS | {"What the rows change"}
    assert len(text) < GITHUB_LIMIT
    assert not HIDDEN.search(text.replace("\n", "").replace("\t", ""))
    text.encode()
    return reader.code, fences


HOSTILE = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            [
                *("@maintainer", "#1", ":tada:", "https://evil.example", "www.evil.example", "a@b.example"),
                *("[a](https://evil.example)", "![](//e)", "<https://e>", "[r]: //e", "[^1]", "~~s~~", "**b**"),
                *("<b>", "</code>", "</td></tr></table>", "</details>", "<!--", "-->", "<a href=//e>", "<![CDATA["),
                *("&lt;", "&#64;", "&", '"', "'", "`", "```", "`" * 9, "~~~", "|", "\\|", "\\", "<?x", "<script>"),
                *("\n", "\n\n", "\r", "\r\n\r\n", "\n# head", "\n\n- [x] done", "\n\n---\n", "    ", "\t", "\v\n\f"),
                *("\x00", "\u202e", "\u200b", "\ufeff", "\u2028", "\u0301" * 20, "\ud800", "\U000e0041", "::error::x"),
            ]
        ),
    ),
    max_size=12,
).map("".join)


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(TEXTS, HOSTILE)), min_size=1, max_size=3), HOSTILE)
@example([dict.fromkeys(TEXTS, "x\n\n# heading @user")], "```\n\n@user")
@example([dict.fromkeys(TEXTS, "</code></td></table> @user")], "</details>\n````\n@user")
def test_nothing_written_leaves_its_cell(texts: list[dict[str, str]], diff: str) -> None:
    raw = diff.encode("utf-8", errors="surrogatepass")
    code, fences = cells_of(comment(report(*(finding(**item) for item in texts)), raw))
    # As many cells as there are texts, whatever is in them: none was split, and none opened another.
    wanted = 0
    for item in texts:
        wanted += 1 + sum(bool(item[name]) for name in ("rule", "key", "message", "hint"))
    assert len(code) == wanted
    assert len(fences) == bool(raw.strip())


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=100))
@example("&lt;b&gt; `a` | @user")
def test_what_is_written_is_read_as_it_stands(text: str) -> None:
    code, fences = cells_of(comment(report(finding(message=text, hint="")), f"{text}\n{text}x".encode()))
    assert code[-1] == text
    assert not fences or fences == [f"{text}\n{text}x\n"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\nb", "a⟨U+000A⟩b"),
        ("a\u00a0b", "a⟨U+00A0⟩b"),
        ("e" + "\u0301" * 3, "e\u0301\u0301⟨U+0301⟩"),
        ("Ђинђић, Ε.Ε.", "Ђинђић, Ε.Ε."),
        ("\ud800", "⟨U+D800⟩"),
    ],
)
def test_what_is_not_seen_is_shown_by_number(text: str, seen: str) -> None:
    assert cells_of(comment(report(finding(message=text, hint=""))))[0][-1] == seen


def test_a_finding_says_all_of_itself() -> None:
    code, _ = cells_of(comment(report(finding())))
    assert code == [
        "foreign-key",
        "data/alignments.csv:12:3 (actor_id)",
        "srb-eu",
        "KOS is not an id here",
        "Kosovo is XKX",
    ]
    code, _ = cells_of(comment(report(finding(line=None, column=None, field=None, key=None, hint=""))))
    assert code == ["foreign-key", "data/alignments.csv", "KOS is not an id here"]


def test_errors_stand_before_warnings_and_what_has_no_room_is_counted() -> None:
    many = [finding(severity="warning", rule=f"w{n}") for n in range(30)] + [finding(rule=f"e{n}") for n in range(40)]
    text = comment(report(*many))
    assert "### Validation: 40 errors, 30 warnings\n" in text
    rules = [code for code in cells_of(text)[0] if re.fullmatch(r"[ew]\d+", code)]
    assert rules == [f"e{n}" for n in range(40)] + [f"w{n}" for n in range(10)]
    assert "Not shown here: 20 warnings. The report" in text
    assert "Not shown here: 1,940 errors, 10 warnings." in comment(
        report(*[finding()] * 1990, *[finding(severity="warning")] * 10)
    )
    assert "Not shown" not in comment(report(*many[:50]))


@settings(max_examples=20)
@given(st.sampled_from(["&", "\u202e", '"', "😀", "x"]), st.integers(1, 60), st.integers(1, 400))
def test_the_longest_texts_have_room_and_the_rest_is_counted(sign: str, number: int, lines: int) -> None:
    long = finding(**dict.fromkeys(TEXTS, sign * 5000))
    text = comment(report(*[long] * number), "\n".join([sign * 5000] * lines).encode())
    code, fences = cells_of(text)
    cut = 5 * [f"{sign * 300}… (and 4,700 characters)".replace("\u202e", "⟨U+202E⟩")]
    part = f"{sign * 100}… (and 4,900 characters)".replace("\u202e", "⟨U+202E⟩")
    cut[1] = f"{part}:12:3 ({part})"
    assert code[:5] == cut
    shown = len(code) // 5
    assert (f"Not shown here: {number - shown:,} error" in text) == (shown < number)
    kept = fences[0].count("\n")
    assert (f"Not shown here: {lines - kept:,} line" in text) == (kept < lines)
    assert fences[0].count("… (and 4,600 characters)") == kept > 0


def test_a_stale_file_and_rules_not_judged_are_explained() -> None:
    text = comment(report(finding(rule="stale", severity="warning"), unjudged=3))
    assert "main makes it anew" in text
    assert "Not judged before the faults above are mended: 3 rules." in text
    cells_of(text)
    clean = comment(report())
    assert clean == f"{MARKER}\n### Validation: 0 errors, 0 warnings\n"


@pytest.mark.parametrize("diff", [None, b"", b"\n \n"])
def test_an_empty_diff_is_left_out(diff: bytes | None) -> None:
    assert "<details>" not in comment(report(), diff)


def test_lines_of_the_diff_stay_lines() -> None:
    _, fences = cells_of(comment(report(), "| a | b |\r\n| --- |\n\n\tc\rd\xff\n".encode("latin-1")))
    assert fences == ["| a | b |\n| --- |\n\n\tc⟨U+000D⟩d\ufffd\n"]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b"{}",
        b'{"findings": {}}',
        b'{"findings": [], "unjudged": 3}',
        b'{"findings": [1]}',
        b"[" * 100_000,
        b'{"findings": [' + b"1" * 5000 + b"]}",
        *(
            report(finding(**{name: value}))
            for name, value in [
                ("severity", "fatal"),
                ("severity", ["error"]),
                ("severity", None),
                ("line", "1"),
                ("line", True),
                ("line", 0),
                ("line", 10**12),
                ("line", float("nan")),
                ("column", -1),
                ("message", ["@user"]),
                ("path", 3),
            ]
        ),
    ],
)
def test_what_is_no_report_is_refused_in_our_own_words(raw: bytes) -> None:
    with pytest.raises(ReportError, match=r"^(the report|a finding of the report|the \w+ of a finding) ") as caught:
        comment(raw)
    assert "@user" not in str(caught.value)
    assert str(caught.value) in unreadable(str(caught.value))


def test_the_report_that_validation_prints_is_understood(tmp_path: Path) -> None:
    from balkans_data.validation.findings import Finding, Report, Severity, Unjudged
    from balkans_data.validation.writers import ReportFormat, writer

    found = Finding("enum", Severity.ERROR, "data/a.csv", 2, 1, "status", "k", "v", "wrong", "right")
    printed = writer(ReportFormat.JSON).write(Report(".", {"a": 1}, [found], [Unjudged("r", "s")]))
    (tmp_path / "report.json").write_text(printed, encoding="utf-8")
    (tmp_path / "diff.md").write_text("| a |\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "scripts.comment", tmp_path / "report.json", tmp_path / "diff.md"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert done.stdout == comment(printed.encode(), b"| a |\n").encode()
    assert cells_of(done.stdout.decode())[0] == ["enum", "data/a.csv:2:1 (status)", "k", "wrong", "right"]


@pytest.mark.parametrize("arguments", [[], ["missing.json"], ["pyproject.toml"], ["a", "b", "c"]])
def test_misuse_is_one_line(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scripts.comment", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)

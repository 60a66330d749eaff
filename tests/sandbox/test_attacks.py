"""What a hostile pull request may put into a query or a check, each tried once, on a package of our own making."""

# ruff: noqa: S608

from __future__ import annotations

import csv
import gc
import os
import shutil
import sqlite3
import sys
import time
import warnings
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest

from balkans_data import building, database, derivations, sandbox
from balkans_data.checking import asking, running
from balkans_data.checking.asking import ask
from balkans_data.errors import CheckError, PackageError
from balkans_data.sandbox import SandboxError, query_files, run

GOOD = Path(__file__).parents[1] / "fixtures/good"
DAY = date(2025, 1, 31)
CHECK = "marin2023-001-day"
FILE = f"data/checks/{CHECK}.sql"


@pytest.fixture(scope="module")
def tables():
    """The good package as a check sees it, and a table to multiply."""
    with closing(database.opened(running.needed(), GOOD, read_only=False)) as connection:
        connection.execute("CREATE TABLE numbers (n INTEGER)")
        connection.executemany("INSERT INTO numbers VALUES (?)", [(n,) for n in range(1000)])
        database.set_moment(connection, DAY)
        connection.commit()
        # From the first look on, SQLite lists the schema of temporary tables.
        connection.execute("SELECT name FROM sqlite_temp_schema").fetchall()
        yield connection


def state(connection):
    return {
        "limits": [connection.getlimit(kind) for kind in range(11)],
        "row_factory": connection.row_factory,
        "text_factory": connection.text_factory,
        "isolation": connection.isolation_level,
        "changes": connection.total_changes,
        "transaction": connection.in_transaction,
        "databases": [tuple(row) for row in connection.execute("PRAGMA database_list")],
        "pragmas": [
            tuple(connection.execute(f"PRAGMA {name}").fetchone())
            for name in ("query_only", "temp_store", "user_version", "foreign_keys", "cache_size", "writable_schema")
        ],
        "schema": [tuple(row) for row in connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name")],
        "temporary": [tuple(row) for row in connection.execute("SELECT name FROM sqlite_temp_schema")],
        "moment": [tuple(row) for row in connection.execute("SELECT * FROM moment")],
        "csv": csv.field_size_limit(),
        "environment": {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"},
        "folder": Path.cwd(),
        "recursion": sys.getrecursionlimit(),
        "threads": sys.getswitchinterval(),
    }


@pytest.fixture
def nothing_changed(tables, tmp_path, monkeypatch):
    """After the test the connection and the process are as they were, and no file was made."""
    monkeypatch.chdir(tmp_path)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setenv("SQLITE_TMPDIR", str(scratch))
    before = state(tables)
    yield
    assert state(tables) == before
    assert [file for file in tmp_path.rglob("*") if file != scratch] == []
    # Neither an authorizer nor a progress handler is left.
    assert tables.execute("SELECT random() IS NOT NULL, hex('a')").fetchone()[0] == 1
    query = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r LIMIT 20000) SELECT count(*) FROM r"
    assert tables.execute(query).fetchone()[0] == 20_000


def refused(connection, query, message, **options):
    with pytest.raises(SandboxError, match=message) as caught:
        run(connection, query, **options)
    assert str(caught.value).isprintable(), "a message is one line, without orders to a terminal"
    assert len(str(caught.value)) <= 300


HIDDEN = {
    "byte order mark": ("\ufeffSELECT 1", "not seen, U\\+FEFF"),
    "null character": ("SELECT 1 \0; DROP TABLE votes", "null character"),
    "full-width letters": ("\uff33\uff25\uff2c\uff25\uff23\uff34 1", "U\\+FF33.*no ASCII"),
    "long s": ("\u017fELECT 1", "U\\+017F.*no ASCII"),
    "no-break space": ("\u00a0SELECT 1", "U\\+00A0.*no ASCII"),
    "zero width within a word": ("SEL\u200bECT 1", "not seen, U\\+200B"),
    "zero width within a text": ("SELECT 'A\u200dLB'", "not seen, U\\+200D"),
    "soft hyphen": ("SELECT 1 AS a\u00ad", "not seen, U\\+00AD"),
    "direction turned in a comment": ("SELECT 1 /*\u202e } \u2066if admin\u2069 */", "not seen, U\\+202E"),
    "tag characters": ("SELECT 1 -- \U000e0041", "not seen, U\\+E0041"),
    "private character": ("SELECT '\ue000'", "not seen, U\\+E000"),
    "line separator": ("-- x\u2028PRAGMA user_version\nSELECT 1", "not seen, U\\+2028"),
    "paragraph separator": ("SELECT 1 -- x\u2029 WHERE 0", "not seen, U\\+2029"),
    "next line": ("SELECT 1 -- x\u0085 WHERE 0", "not seen, U\\+0085"),
    "carriage return": ("SELECT 1 -- x\r WHERE 0", "carriage return"),
    "form feed": ("SELECT 1 -- x\f WHERE 0", "not seen, U\\+000C"),
    "escape to a terminal": ("SELECT 1 -- \x1b[2K", "not seen, U\\+001B"),
    "Cyrillic name": ("WITH v\u043etes AS (SELECT 1 AS n) SELECT n FROM v\u043etes", "U\\+043E.*no ASCII"),
    "Cyrillic name in quotes": ('WITH "v\u043etes" AS (SELECT 1 AS n) SELECT n FROM "v\u043etes"', "U\\+043E"),
    "Cyrillic name in brackets": ("SELECT 1 AS [h\u043elds]", "U\\+043E.*no ASCII"),
    "Cyrillic name in accents": ("SELECT 1 AS `h\u043elds`", "U\\+043E.*no ASCII"),
    "behind a quotation mark in a comment": ("SELECT 1 -- it's\n, 2 AS h\u043elds -- it's", "U\\+043E.*no ASCII"),
    "behind a comment in a text": ("SELECT '/*', 2 AS h\u043elds, '*/'", "U\\+043E.*no ASCII"),
    "semicolon of Greek": ("SELECT 1\u037e DROP TABLE votes", "U\\+037E.*no ASCII"),
}


@pytest.mark.usefixtures("nothing_changed")
@pytest.mark.parametrize(("query", "message"), HIDDEN.values(), ids=HIDDEN.keys())
def test_character_that_hides_what_is_run(tables, query, message):
    refused(tables, query, message)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT 'Željko, Ђинђић' AS \"it's\" -- as people write: „Ђ“, c’est\n",
        "/* Ως είναι: 'x */ SELECT 'it''s Ω' AS x",
        "-- one\r\nSELECT 'é'\r\n\tAS x",
    ],
)
def test_own_letters_in_texts_and_comments_are_fine(tables, query):
    assert len(run(tables, query).rows) == 1


STATEMENTS = {
    "attach a file": "ATTACH DATABASE 'file:/etc/passwd?mode=ro' AS x",
    "attach behind a comment": "/* SELECT */ ATTACH 'x.db' AS x",
    "pragma that writes a file": "PRAGMA journal_mode = DELETE",
    "pragma of the schema": "PRAGMA writable_schema = ON",
    "commit": "COMMIT",
    "end": "END TRANSACTION",
    "rollback": "ROLLBACK",
    "begin exclusive": "BEGIN EXCLUSIVE",
    "release": "RELEASE s",
    "vacuum into": "VACUUM INTO 'stolen.db'",
    "temporary trigger": "CREATE TEMP TRIGGER t BEFORE DELETE ON votes BEGIN SELECT RAISE(IGNORE); END",
    "index": "CREATE INDEX i ON votes (vote)",
    "virtual table on a file": "CREATE VIRTUAL TABLE x USING csv(filename='/etc/passwd')",
    "rtree": "CREATE VIRTUAL TABLE x USING rtree(id, a, b)",
    "insert returning": "INSERT INTO moment VALUES (1, 2, 3) RETURNING *",
    "upsert": "INSERT INTO votes VALUES (1) ON CONFLICT DO UPDATE SET vote = 'Y'",
    "insert or replace": "INSERT OR REPLACE INTO moment VALUES (1, 2, 3)",
    "explain bytecode": "EXPLAIN SELECT * FROM votes",
    "command of the shell": ".read /etc/passwd",
    "savepoint behind comments": "--SELECT\n/*WITH*/ SAVEPOINT s",
}


@pytest.mark.usefixtures("nothing_changed")
@pytest.mark.parametrize("query", STATEMENTS.values(), ids=STATEMENTS.keys())
def test_statement_other_than_select(tables, query):
    refused(tables, query, "^it is no SELECT$")


BEHIND_WITH = {
    "update moment": ("UPDATE moment SET as_of = '1999-01-01'", "updates rows"),
    "update moment, returning": ("UPDATE moment SET as_of = '1999-01-01' RETURNING *", "updates rows"),
    "update from": ("UPDATE moment SET bound = x.a FROM x", "updates rows"),
    "delete moment": ("DELETE FROM moment", "deletes rows"),
    "insert": ("INSERT INTO moment SELECT a, a, a FROM x", "inserts rows"),
    "replace": ("REPLACE INTO moment SELECT a, a, a FROM x", "inserts rows"),
    "replace, returning": ("REPLACE INTO moment SELECT a, a, a FROM x RETURNING *", "inserts rows"),
    "write of the schema": ("UPDATE sqlite_schema SET sql = ''", "updates rows|may not be modified"),
    "write of a view": ("DELETE FROM standing", "deletes rows|cannot modify"),
}


@pytest.mark.usefixtures("nothing_changed")
@pytest.mark.parametrize(("query", "message"), BEHIND_WITH.values(), ids=BEHIND_WITH.keys())
def test_write_behind_with(tables, query, message):
    refused(tables, f"WITH x AS (SELECT 'a' AS a) {query}", message)


SOURCES = [
    "fts5vocab('votes', 'row')",
    "fts3tokenize('simple')",
    "sqlite_stmt",
    "sqlite_dbpage",
    "sqlite_dbdata",
    "dbstat('main')",
    "tables_used('SELECT 1')",
    "pragma_compile_options",
    "pragma_module_list",
    "pragma_user_version(7)",
    "pragma_optimize",
    "pragma_wal_checkpoint",
    "json_each(readfile('/etc/passwd'))",
    "json_tree((SELECT json_group_array(ref) FROM votes))",
    "fsdir('/')",
    "zipfile('x.zip')",
    "completion('a')",
    "carray(1, 2)",
    "sqlite_sequence",
    "sqlite_stat1",
    "temp.sqlite_master",
]


@pytest.mark.usefixtures("nothing_changed")
@pytest.mark.parametrize("source", SOURCES)
def test_virtual_table(tables, source):
    reason = "none of our tables|no table of ours|PRAGMA|no such table|not a function|calls .*not allowed"
    refused(tables, f"SELECT count(*) FROM {source}", reason)
    refused(tables, f"WITH x AS (SELECT * FROM {source}) SELECT 1 FROM x", reason)
    refused(tables, f"SELECT 1 FROM votes WHERE EXISTS (SELECT 1 FROM {source})", reason)


def test_virtual_table_of_the_user(tables):
    """A full-text index of the user's own, in the same connection, is none of our tables' business."""
    with closing(sqlite3.connect(":memory:")) as connection, suppress(sqlite3.OperationalError):
        connection.execute("CREATE VIRTUAL TABLE temp.mine USING fts5(x)")
        for name in ("mine", "temp.mine", "mine_content"):
            refused(connection, f"SELECT * FROM {name}", "none of our tables|no table of ours")
        return
    pytest.skip("SQLite without fts5")


CALLS = [
    "'a' MATCH 'b'",
    "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' REGEXP '(a+)+$'",
    "regexp('(a+)+$', 'aaaa')",
    "glob('*a*a*a*a*b', 'aaaa')",
    "soundex('a')",
    "rtreecheck('votes')",
    "fts3_tokenizer('simple')",
    "fts5(n)",
    "match('a', 'b')",
    "pow(2, 3)",
    "exp(1)",
    "pi()",
    "concat('a', 'b')",
    "concat_ws(',', 'a', 'b')",
    "string_agg('a', 'b')",
    "unhex('00')",
    "octet_length('a')",
    "timediff('now', '2000-01-01')",
    "unixepoch()",
    "unixepoch('subsec')",
    'date("now")',
    "CURRENT_TIMESTAMP",
    "sqlite_source_id()",
    "sqlite_compileoption_get(1)",
    "sqlite_log(1, 'a')",
    "sqlite_offset(n)",
    "typeof(n)",
    "unlikely(n)",
    "json_set('{}', '$.a', 1)",
    "json_group_object(n, n)",
    "json_patch('{}', '{}')",
    "'{}' ->> '$.a'",
    "json_quote('a')",
    "edit('a')",
    "writefile('x', 'a')",
    "shell('id')",
    "system('id')",
]


@pytest.mark.usefixtures("nothing_changed")
@pytest.mark.parametrize("call", CALLS)
def test_function_that_is_not_listed(tables, call):
    for place in ("SELECT {} FROM numbers", "SELECT 1 FROM numbers ORDER BY {}", "SELECT n FROM numbers GROUP BY {}"):
        refused(tables, place.format(call), "calls .*, which is not allowed|no such (function|column)|misuse")


@pytest.mark.usefixtures("nothing_changed")
@pytest.mark.parametrize("place", ["{} OVER ()", "max({}) OVER ()", "count(*) FILTER (WHERE {})", "(SELECT {})"])
def test_function_that_is_not_listed_in_other_places(tables, place):
    refused(tables, f"SELECT {place.format('random()')} FROM numbers", "random|window function")


@pytest.mark.parametrize("name", ["random", "current_date", "date", "now", "load_extension", "PRAGMA_x", "sqlite"])
def test_name_that_only_looks_like_a_function(tables, name):
    """Columns and tables of the query's own may be called so; nothing is called."""
    query = f'WITH "{name}" AS (SELECT 1 AS "{name}") SELECT "{name}"."{name}" AS x FROM "{name}"'
    assert [row["x"] for row in run(tables, query).rows] == [1]


@pytest.mark.usefixtures("nothing_changed")
@pytest.mark.parametrize("name", ["current_date", "CURRENT_TIME", "current_timestamp"])
def test_clock_that_looks_like_a_column(tables, name):
    refused(tables, f"SELECT {name} FROM votes", "not allowed")
    refused(tables, f"SELECT 1 WHERE {name} > '2020'", "not allowed")


BOMBS = {
    "windows of all rows": (
        "SELECT max(x) FROM (SELECT max(n) OVER (ORDER BY n ROWS BETWEEN 900000 PRECEDING AND 900000 FOLLOWING"
        " EXCLUDE TIES) AS x FROM (SELECT a.n FROM numbers a, numbers b))"
    ),
    "growing window": (
        "SELECT max(x) FROM (SELECT json_group_array(n) OVER (ORDER BY n ROWS UNBOUNDED PRECEDING) AS x"
        " FROM (SELECT a.n FROM numbers a, numbers b))"
    ),
    "subquery for each row": (
        "SELECT (SELECT count(*) FROM numbers b, numbers c WHERE b.n + c.n > a.n) FROM numbers a ORDER BY 1"
    ),
    "kept on purpose": "WITH x AS MATERIALIZED (SELECT n FROM numbers) SELECT count(*) FROM x, x b, x c, x d",
    "except": "SELECT a.n * b.n * c.n FROM numbers a, numbers b, numbers c EXCEPT SELECT n FROM numbers",
    "in a subquery": "SELECT 1 WHERE 1 IN (SELECT a.n + b.n + c.n + 2 FROM numbers a, numbers b, numbers c)",
    # A pattern of each row of all three, as what hangs on one of them is matched once a row of that one.
    "big patterns": (
        f"SELECT 1 FROM numbers a, numbers b, numbers c WHERE '{'a' * 9000}' LIKE '{'%a' * 400}b' || a.n || b.n || c.n"
    ),
    "offset": "SELECT 1 FROM numbers a, numbers b, numbers c LIMIT 1 OFFSET 999999999",
    "outer join": "SELECT count(*) FROM numbers a LEFT JOIN numbers b ON 1 LEFT JOIN numbers c ON b.n + c.n < 0",
}


@pytest.mark.usefixtures("nothing_changed")
@pytest.mark.parametrize("query", BOMBS.values(), ids=BOMBS.keys())
def test_runaway_is_stopped(tables, query):
    start = time.monotonic()
    refused(tables, query, r"stopped after 0\.1 seconds|too big", seconds=0.1)
    assert time.monotonic() - start < 3


@pytest.mark.usefixtures("nothing_changed")
def test_check_is_stopped_after_a_second(tables, monkeypatch):
    monkeypatch.setattr(asking, "_SECONDS", 0.2)
    start = time.monotonic()
    with pytest.raises(CheckError, match=rf"^{FILE} cannot be run: it was stopped after 0\.2 seconds$"):
        ask(tables, CHECK, BOMBS["offset"], DAY)
    assert 0.1 < time.monotonic() - start < 3


def test_check_has_one_second():
    assert asking._SECONDS == 1


GROWING = {
    "replaced": "SELECT replace('a', 'a', 'aaaa')",
    "doubled": "WITH "
    "a0 AS (SELECT 'xxxxxxxxxxxxxxxx' AS x)"
    + "".join(f", a{i + 1} AS MATERIALIZED (SELECT x || x AS x FROM a{i})" for i in range(16))
    + " SELECT length(x) FROM a16",
    "separator": f"SELECT group_concat(n, '{'x' * 200}') FROM numbers",
    "window": f"SELECT group_concat('{'x' * 200}') OVER (ORDER BY n) FROM numbers",
    "json of json": 'SELECT json_group_array(x) FROM (SELECT json_group_array(\'""""""""""""\') AS x'
    " FROM numbers), (SELECT n FROM numbers WHERE n < 9)",
    "number of a parameter": "SELECT ?250000",
    "operators": "SELECT " + "NOT " * 20_000 + "1",
    "signs": "SELECT " + "- " * 20_000 + "1",
    "parentheses": "SELECT " + "(" * 20_000 + "1" + ")" * 20_000,
    "cases": "SELECT " + "CASE WHEN 1 THEN " * 120 + "1" + " END" * 120,
    "alternatives": "SELECT 1 FROM votes WHERE " + " OR ".join("ref = 'a'" for _ in range(2000)),
    "joins": "SELECT 1 FROM numbers" + " NATURAL JOIN numbers" * 80,
    "arguments": "SELECT max(" + ", ".join("1" for _ in range(2000)) + ")",
    "stars": "SELECT " + ", ".join("a.*" for _ in range(300)) + " FROM numbers AS a",
    "list of an IN": "SELECT 1 FROM numbers WHERE n IN (" + "1," * 30_000 + "1)",
    "literal": f"SELECT '{'x' * 50_000}'",
    "nested IN": "SELECT 1 WHERE 1 IN " + "(SELECT 1 WHERE 1 IN " * 120 + "(1)" + ")" * 120,
}


@pytest.mark.usefixtures("nothing_changed")
@pytest.mark.parametrize("query", GROWING.values(), ids=GROWING.keys())
def test_query_that_grows(tables, query):
    start = time.monotonic()
    reason = (
        "too big|too large|too many|overflow|too complex|maximum depth|at most|must be between|not allowed|more than"
    )
    refused(tables, query, reason, seconds=2)
    assert time.monotonic() - start < 3


@pytest.mark.usefixtures("nothing_changed")
def test_list_of_an_in_that_is_large_but_allowed_takes_no_time(tables):
    start = time.monotonic()
    assert len(run(tables, "SELECT 1 FROM numbers WHERE n IN (" + "1," * 20_000 + "1)").rows) == 1
    assert time.monotonic() - start < 2


@pytest.mark.usefixtures("nothing_changed")
def test_result_of_too_many_cells(tables, monkeypatch):
    """Numbers take room too, though they have no characters."""
    assert sandbox._MOST_CELLS <= 2_000_000
    monkeypatch.setattr(sandbox, "_MOST_CELLS", 20_000)
    columns = ", ".join("a.n + b.n" for _ in range(100))
    refused(tables, f"SELECT {columns} FROM numbers a, numbers b LIMIT 201", "more than 20,000 cells")
    assert len(run(tables, f"SELECT {columns} FROM numbers a, numbers b LIMIT 200").rows) == 200


@pytest.mark.usefixtures("nothing_changed")
@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT [a\n::error::pwned] FROM votes", "no such column: a<U\\+000A>::error::pwned"),
        ("SELECT * FROM [a\n::b]", "no such table: a<U\\+000A>::b"),
        ('SELECT "a\n::b"(1)', "no such function: a<U\\+000A>::b"),
        (f"SELECT [{'a' * 40_000}] FROM votes", "^no such column: a{270,}…$"),
        ("SELECT CAST(x'ff' AS TEXT)", "UTF-8"),
        ("SELECT CAST(x'eda080' AS TEXT)", "UTF-8"),
        ("SELECT ref FROM votes ORDER BY ref COLLATE evil", "no such collation"),
    ],
)
def test_message_has_no_line_or_order_of_the_query(tables, query, message):
    refused(tables, query, message)


@pytest.mark.parametrize("outcome", ["SELECT 1", "SELECT random()", "SELECT FROM", "SELECT '\u200b'"])
def test_same_state_after_success_and_failure(tables, outcome):
    tables.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 77)
    before = state(tables)
    with suppress(SandboxError):
        run(tables, outcome)
    assert state(tables) == before
    tables.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 250_000)


def test_state_comes_back_when_the_user_interrupts(tables, monkeypatch):
    before = state(tables)

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(sandbox, "_fetch", interrupt)
    with pytest.raises(KeyboardInterrupt):
        run(tables, "SELECT 1")
    assert state(tables) == before
    assert tables.execute("SELECT hex('a')").fetchone()[0] == "61"


def test_nothing_is_left_open(tables):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for query in ("SELECT 1", "SELECT random()", BOMBS["offset"]):
            with suppress(SandboxError):
                run(tables, query, seconds=0.05)
        gc.collect()


def test_sorting_makes_no_file(tables):
    """In files a query could fill a disk; in memory a limit of the process stops it (see `test_confined`)."""
    assert tables.execute("PRAGMA temp_store").fetchone()[0] == 2


# The four columns of a check.


def row(holds="1", observed="1", n_missing="0", evidence="'[]'"):
    return f"SELECT {holds} AS holds, {observed} AS observed, {n_missing} AS n_missing, {evidence} AS evidence"


ANSWERS = {
    "blob holds": (row(holds="x'01'"), "holds is 1, 0 or null, not b'"),
    "text holds": (row(holds="'1'"), "holds is 1, 0 or null, not '1'"),
    "true as text": (row(holds="'true'"), "holds is"),
    "float holds": (row(holds="1.0"), "holds is"),
    "infinite holds": (row(holds="9e999"), "holds is"),
    "two holds": (row(holds="2"), "holds is"),
    "long holds": (row(holds=f"'{'x' * 40_000}'"), "holds is"),
    "blob observed": (row(observed="x'00ff'"), "observed is a figure"),
    "infinite observed": (row(observed="9e999"), "observed is inf"),
    "minus infinite observed": (row(observed="-9e999"), "observed is -inf"),
    "long observed": (
        row(observed="(SELECT group_concat(ref) FROM votes, numbers LIMIT 1)"),
        "too big|observed is for",
    ),
    "observed of 201 letters": (row(observed=f"'{'x' * 201}'"), "observed is for people"),
    "observed with a null": (row(observed="CAST(x'410042' AS TEXT)"), "observed is for people"),
    "observed that orders a terminal": (row(observed="CAST(x'1b5b324b' AS TEXT)"), "observed is for people"),
    "observed that turns": (row(observed="CAST(x'e280ae' AS TEXT)"), "observed is for people"),
    "text missing": (row(n_missing="'0'"), "n_missing is a count, not '0'"),
    "float missing": (row(n_missing="0.0"), "n_missing is"),
    "negative missing": (row(n_missing="-1"), "n_missing is"),
    "null missing": (row(n_missing="NULL"), "n_missing is"),
    "blob missing": (row(n_missing="x'30'"), "n_missing is"),
    "null evidence": (row(evidence="NULL"), "evidence is a JSON array of refs, not None"),
    "numeric evidence": (row(evidence="1"), "evidence is a JSON array"),
    "blob evidence": (row(evidence="CAST('[]' AS BLOB)"), "evidence is a JSON array of refs, not b'"),
    "no JSON": (row(evidence="'votes/x'"), "evidence is a JSON array"),
    "cut JSON": (row(evidence="'[\"votes/x\"'"), "evidence is a JSON array"),
    "JSON object": (row(evidence="'{\"votes/x\": 1}'"), "evidence is a JSON array"),
    "JSON NaN": (row(evidence="'[NaN]'"), "evidence is a JSON array"),
    "JSON null": (row(evidence="'null'"), "evidence is a JSON array"),
    "deep JSON": (row(evidence=f"'{'[' * 40_000}'"), "evidence is a JSON array"),
    "deep JSON that ends": (row(evidence=f"'{'[' * 20_000}{']' * 20_000}'"), "evidence is a JSON array"),
    "array of arrays": (row(evidence="'[[\"votes/x\"]]'"), "evidence is a JSON array"),
    "array of nulls": (row(evidence="'[null]'"), "evidence is a JSON array"),
    "no ref": (row(evidence="'[\"x\"]'"), "evidence is a JSON array"),
    "long ref": (row(evidence=f"'[\"votes/{'x' * 600}\"]'"), "evidence is a JSON array"),
    "ref of two lines": (row(evidence="'[\"votes/x\\n::error::y\"]'"), "evidence is a JSON array"),
    "much evidence": (
        row(
            evidence="(SELECT json_group_array('votes/' || n || x) FROM numbers, (SELECT 1 AS x UNION"
            " SELECT 2 UNION SELECT 3))"
        ),
        "more than 2,000 rows",
    ),
    "huge evidence": (row(evidence="(SELECT json_group_array(a.n || b.n) FROM numbers a, numbers b)"), "too big"),
    "no row": (row() + " WHERE 0", "exactly one row, not none"),
    "two rows": (row() + " UNION ALL " + row(), "more than 1 rows"),
    "other order": (
        "SELECT 1 AS observed, 1 AS holds, 0 AS n_missing, '[]' AS evidence",
        "must return holds, observed",
    ),
    "other case": ("SELECT 1 AS HOLDS, 1 AS observed, 0 AS n_missing, '[]' AS evidence", "must return holds, observed"),
    "a column twice": (row() + ", 0 AS holds", "must return holds, observed, n_missing, evidence, not .*holds"),
    "a column more": (row() + ", 0 AS other", "must return"),
    "long names": (f"SELECT 1 AS [{'a' * 40_000}]", "must return"),
    "names of two lines": ("SELECT 1 AS [a\n::error::b]", "must return"),
    "no parameter of ours": ("SELECT :released", "cannot be run: .*binding"),
    "refused": ("SELECT random()", "cannot be run: it calls random"),
}


@pytest.mark.usefixtures("nothing_changed")
@pytest.mark.parametrize(("query", "message"), ANSWERS.values(), ids=ANSWERS.keys())
def test_answer_that_is_none(tables, query, message):
    with pytest.raises(CheckError, match=message) as caught:
        ask(tables, CHECK, query, DAY)
    text = str(caught.value)
    assert text.startswith(FILE), "the file is named"
    assert text.isprintable()
    assert len(text) < 450


@pytest.mark.usefixtures("nothing_changed")
def test_answer_that_is_one(tables):
    answer = ask(tables, CHECK, row(holds="NULL", observed="' a\n b'", evidence='\'["votes/b", "votes/a"]\''), DAY)
    assert (answer.holds, answer.observed, answer.evidence) == (None, "a b", ("votes/a", "votes/b"))


@pytest.mark.usefixtures("nothing_changed")
def test_moment_that_a_query_makes_up_is_its_own(tables):
    """A name of WITH hides our table in that query alone, and not from the views."""
    query = """
        WITH moment AS (SELECT '1999-01-01' AS as_of) SELECT (SELECT as_of FROM moment) < '2000' AS holds,
        (SELECT count(*) FROM standing) AS observed, 0 AS n_missing, '[]' AS evidence
    """
    standing = run(tables, "SELECT count(*) AS n FROM standing").rows[0]["n"]
    assert standing
    answer = ask(tables, CHECK, query, DAY)
    assert (answer.holds, answer.observed) == (True, str(standing))


# A whole package, as a pull request brings it.


@pytest.fixture
def package(tmp_path):
    folder = tmp_path / "package"
    shutil.copytree(GOOD, folder)
    return folder


def made(folder):
    return building.run_queries(str(folder), "2025-01-31")


def test_evidence_that_a_query_makes_up_must_be_rows(package):
    forged = "WITH votes AS (SELECT 'votes/none|XXX' AS ref) " + row(evidence="json_group_array(ref)") + " FROM votes"
    (package / FILE).write_text(forged)
    with pytest.raises(CheckError, match=rf"^{FILE}: evidence names votes/none\|XXX, which is no row$"):
        made(package)
    (package / FILE).write_text(forged.replace("votes/none|XXX", "claims/marin2023-001'; DROP TABLE votes --"))
    with pytest.raises(CheckError, match=r"which is no row|cannot be run"):
        made(package)


FILES = {
    "link to a file": (lambda file: file.symlink_to("/etc/passwd"), "is no plain file"),
    "link without an end": (lambda file: file.symlink_to("/dev/zero"), "is no plain file"),
    "folder": (lambda file: file.mkdir(), "is no plain file"),
    "pipe": (getattr(os, "mkfifo", None), "is no plain file"),
    "no UTF-8": (lambda file: file.write_bytes(b"SELECT '\xff'"), "is no UTF-8"),
    "UTF-16": (lambda file: file.write_bytes("SELECT 1".encode("utf-16")), "is no UTF-8"),
    "long": (lambda file: file.write_bytes(b"SELECT 1 --" + b"x" * 50_000), "has more than 50,000 bytes"),
}


@pytest.mark.skipif(os.name == "nt", reason="no links and pipes")
@pytest.mark.parametrize("part", ["data/checks", "data/derivations"])
@pytest.mark.parametrize(("make", "message"), FILES.values(), ids=FILES.keys())
def test_file_that_is_no_query(tmp_path, part, make, message):
    (tmp_path / part).mkdir(parents=True)
    make(tmp_path / part / "evil.sql")
    queries, kind = (asking.queries, CheckError) if part == "data/checks" else (derivations.queries, PackageError)
    with pytest.raises(kind, match=rf"^{part}/evil\.sql {message}$"):
        queries(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="names that Windows does not allow")
@pytest.mark.parametrize(
    "name", ["a\n::error::b", "a\x1b[2K", "-rf", "A", "a b", "á", "a\u202e", ".hidden", "a..b", ""]
)
def test_name_of_a_file_that_is_none(tmp_path, name):
    (tmp_path / f"{name}.sql").write_text("SELECT 1")
    with pytest.raises(SandboxError, match="must be named in small letters") as caught:
        query_files(tmp_path, ".")
    assert str(caught.value).isprintable()


def test_query_files_are_read(tmp_path):
    (tmp_path / "a-1.sql").write_text("SELECT 'é'", encoding="utf-8")
    (tmp_path / "a.txt").write_text("x")
    assert query_files(tmp_path, ".") == {"a-1": "SELECT 'é'"}
    assert query_files(tmp_path, "none") == {}


FIGURES = {
    "large": ("1e300", "too large to be written"),
    "infinite": ("9e999", "no finite number"),
    "text": (f"'{'x' * 40_000}'", "no finite number"),
    "blob": ("x'00'", "no finite number"),
    "null": ("NULL", "no finite number"),
}


@pytest.mark.parametrize(("value", "message"), FIGURES.values(), ids=FIGURES.keys())
def test_derivation_that_gives_no_figure(package, value, message):
    file = package / "data/derivations/gas-import-share.sql"
    text = file.read_text()
    assert "100.0 * part.value / whole.value AS value" in text
    file.write_text(text.replace("100.0 * part.value / whole.value AS value", f"{value} AS value"))
    with pytest.raises(PackageError, match=rf"^data/derivations/gas-import-share\.sql returns .*{message}") as caught:
        made(package)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("query", [BOMBS["offset"], "SELECT random()", "ATTACH 'x' AS x", "SELECT \u200b1"])
def test_derivation_names_its_file(package, query, monkeypatch):
    monkeypatch.setattr(derivations, "_SECONDS", 0.1)
    query = query.replace("numbers", "(SELECT n.* FROM names n, names m, names o, votes)")
    (package / "data/derivations/evil.sql").write_text(query)
    with pytest.raises(PackageError, match=r"^data/derivations/evil\.sql cannot be run: it "):
        made(package)


def test_good_package_is_as_it_was(package):
    assert made(package)["verdicts"].startswith("claim_id,")

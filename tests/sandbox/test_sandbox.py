"""SQL from a pull request reads our tables and does nothing else, in bounded time and memory."""

# ruff: noqa: S608

from __future__ import annotations

import sqlite3
import time
from contextlib import suppress

import pytest

from balkans_data.errors import BalkansDataError
from balkans_data.sandbox import FUNCTIONS, SandboxError, run

LIMITS = [value for name, value in vars(sqlite3).items() if name.startswith("SQLITE_LIMIT_") and isinstance(value, int)]


@pytest.fixture
def connection():
    """A small table and a view on it; the guards come on only within `run`."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE actors (ref TEXT, actor_id TEXT, born INTEGER)")
    connection.execute("CREATE TABLE numbers (n INTEGER)")
    connection.execute("CREATE VIEW old AS SELECT actor_id FROM actors WHERE born < 1900")
    connection.executemany(
        "INSERT INTO actors VALUES (?, ?, ?)", [("actors/ALB", "ALB", 1912), ("actors/ROU", "ROU", 1877)]
    )
    connection.executemany("INSERT INTO numbers VALUES (?)", [(n,) for n in range(1000)])
    connection.commit()
    yield connection
    connection.close()


@pytest.fixture
def untouched(connection):
    """After the test, the connection must be as it was, and usable."""
    limits = {limit: connection.getlimit(limit) for limit in LIMITS}
    content = list(connection.iterdump())
    changes = connection.total_changes
    yield
    assert {limit: connection.getlimit(limit) for limit in LIMITS} == limits
    assert connection.total_changes == changes
    assert not connection.in_transaction
    assert list(connection.iterdump()) == content
    # No authorizer, no progress handler: what is refused in the sandbox works again.
    connection.execute("CREATE TEMP TABLE t (x)")
    connection.execute("INSERT INTO t VALUES (random())")
    connection.execute("DROP TABLE t")
    assert connection.execute(
        "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r LIMIT 5000) SELECT count(*) FROM r"
    ).fetchone() == (5_000,)
    connection.execute("SELECT date('now'), length(zeroblob(200000))").fetchone()
    connection.rollback()


def refused(connection, query, message, **options):
    with pytest.raises(SandboxError, match=message) as caught:
        run(connection, query, **options)
    assert isinstance(caught.value, BalkansDataError)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


WRITES = {
    "attach": ("ATTACH ':memory:' AS other", "no SELECT"),
    "detach": ("DETACH main", "no SELECT"),
    "pragma": ("PRAGMA query_only = OFF", "no SELECT"),
    "pragma after a comment": ("-- SELECT\nPRAGMA user_version = 7", "no SELECT"),
    "insert": ("INSERT INTO actors VALUES ('x', 'X', 1)", "no SELECT"),
    "replace": ("REPLACE INTO actors VALUES ('x', 'X', 1)", "no SELECT"),
    "update": ("UPDATE actors SET born = 1", "no SELECT"),
    "delete": ("DELETE FROM actors", "no SELECT"),
    "create": ("CREATE TABLE mine (x)", "no SELECT"),
    "create temporary": ("CREATE TEMP TABLE mine (x)", "no SELECT"),
    "create as": ("CREATE TABLE mine AS SELECT * FROM actors", "no SELECT"),
    "create view": ("CREATE TEMP VIEW mine AS SELECT 1", "no SELECT"),
    "create trigger": ("CREATE TRIGGER t AFTER INSERT ON actors BEGIN SELECT 1; END", "no SELECT"),
    "create virtual": ("CREATE VIRTUAL TABLE mine USING fts5(x)", "no SELECT"),
    "drop": ("DROP TABLE actors", "no SELECT"),
    "alter": ("ALTER TABLE actors RENAME TO mine", "no SELECT"),
    "vacuum": ("VACUUM", "no SELECT"),
    "vacuum into": ("VACUUM INTO '/tmp/stolen.db'", "no SELECT"),
    "reindex": ("REINDEX", "no SELECT"),
    "analyze": ("ANALYZE", "no SELECT"),
    "begin": ("BEGIN", "no SELECT"),
    "savepoint": ("SAVEPOINT s", "no SELECT"),
    "explain": ("EXPLAIN SELECT 1", "no SELECT"),
    "explain after comments": ("/* a */ -- b\n EXPLAIN QUERY PLAN SELECT 1", "no SELECT"),
    "nothing": ("", "no SELECT"),
    "a comment": ("-- SELECT 1", "no SELECT"),
    "an open comment": ("/* SELECT 1", "no SELECT"),
    "half a word": ("SELECTED", "no SELECT"),
    "insert behind WITH": ("WITH x AS (SELECT 'a') INSERT INTO actors SELECT a.*, 1, 1 FROM x AS a", "inserts rows"),
    "update behind WITH": ("WITH x AS (SELECT 1) UPDATE actors SET born = 1", "updates rows"),
    "delete behind WITH": ("WITH x AS (SELECT 1) DELETE FROM actors", "deletes rows"),
    "delete that returns": ("WITH x AS (SELECT 1) DELETE FROM actors RETURNING *", "deletes rows"),
}


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(("query", "message"), WRITES.values(), ids=WRITES.keys())
def test_only_one_select(connection, query, message):
    refused(connection, query, message)


FORBIDDEN = [
    "random()",
    "randomblob(8)",
    "date('now')",
    "time('now')",
    "datetime('now')",
    "julianday('now')",
    "strftime('%s', 'now')",
    "current_timestamp",
    "current_date",
    "current_time",
    "printf('%9999999d', 1)",
    "format('%9999999d', 1)",
    "zeroblob(1000)",
    "hex('a')",
    "quote('a')",
    "replace('a', 'a', 'bb')",
    "trim('a', 'b')",
    "ltrim('a')",
    "rtrim('a')",
    "instr('a', 'b')",
    "'a' GLOB 'a*'",
    "'a' REGEXP 'a*'",
    "char(65, 66)",
    "unicode('a')",
    "load_extension('evil')",
    "readfile('/etc/passwd')",
    "sqlite_version()",
    "last_insert_rowid()",
    "changes()",
    "total_changes()",
    "json_extract('[1]', '$[0]')",
    "'[1]' -> 0",
    "json('[1]')",
    "likelihood(1, 0.5)",
    "host_secret()",
]


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("call", FORBIDDEN)
def test_functions_that_are_not_listed(connection, call):
    connection.create_function("host_secret", 0, lambda: "secret")
    for query in (f"SELECT {call}", f"SELECT ref FROM actors WHERE {call} IS NOT NULL ORDER BY {call}"):
        refused(connection, query, r"calls .*\(\), which is not allowed|no such function|no such column")


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    "source",
    [
        "json_each('[1, 2]')",
        "json_tree('[1, 2]')",
        "pragma_table_info('actors')",
        "pragma_database_list",
        "pragma_function_list",
        "sqlite_schema",
        "sqlite_master",
        "main.sqlite_schema",
        "sqlite_temp_schema",
        "temp.sqlite_schema",
        "dbstat",
        "sqlite_dbpage",
        "sqlite_stmt",
        "generate_series(1, 9)",
        "bytecode('SELECT 1')",
    ],
)
@pytest.mark.parametrize("columns", ["*", "count(*)", "1"])
@pytest.mark.parametrize("used_before", [False, True])
def test_table_valued_functions_and_schema(connection, source, columns, used_before):
    if used_before:
        with suppress(sqlite3.Error):
            connection.execute(f"SELECT * FROM {source}").fetchall()
    refused(connection, f"SELECT {columns} FROM {source}", "none of our tables|no table of ours|PRAGMA|no such table")


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("name", ["rowid", "oid", "_rowid_", "actors.rowid"])
def test_place_of_a_row_in_its_file(connection, name):
    refused(connection, f"SELECT {name} FROM actors", "rowid")


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    "query", ["SELECT 1; SELECT 2", "SELECT 1; DROP TABLE actors", "SELECT 1;;DELETE FROM actors", "SELECT 1; PRAGMA x"]
)
def test_several_statements(connection, query):
    refused(connection, query, "one statement at a time")


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("query", ["SELECT random()", "DELETE FROM actors WHERE 0", "SELECT name FROM sqlite_schema"])
def test_statement_that_was_prepared_before(connection, query):
    connection.execute(query)
    connection.commit()
    refused(connection, query, "no SELECT|random|none of our tables")
    refused(connection, query, "no SELECT|random|none of our tables")


BOMBS = {
    "cross join": "SELECT count(*) FROM numbers a, numbers b, numbers c, numbers d",
    "sixty tables": "SELECT count(*) FROM " + ", ".join(f"numbers a{i}" for i in range(60)),
    "sort": "SELECT a.n + b.n * c.n AS x FROM numbers a, numbers b, numbers c ORDER BY x LIMIT 1",
    "distinct": "SELECT count(DISTINCT a.n * 1000000 + b.n * 1000 + c.n) FROM numbers a, numbers b, numbers c",
    "group": "SELECT max(x) FROM (SELECT count(*) AS x FROM numbers a, numbers b, numbers c GROUP BY a.n, b.n, c.n)",
    "window": "SELECT max(x) FROM (SELECT sum(a.n) OVER (ORDER BY b.n, c.n) AS x FROM numbers a, numbers b, numbers c)",
    "long texts": (
        "SELECT sum(length(lower(upper(x || b.n)))) FROM numbers a, numbers b, "
        "(SELECT group_concat('a long text that is repeated a thousand times') AS x FROM numbers)"
    ),
    "patterns": (
        "SELECT count(*) FROM numbers a, numbers b, "
        "(SELECT group_concat('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa') AS x FROM numbers) "
        f"WHERE x || b.n LIKE '{'%_a' * 300}%b'"
    ),
    "endless comparison": (
        "SELECT n FROM numbers a WHERE NOT EXISTS "
        "(SELECT 1 FROM numbers b, numbers c, numbers d WHERE b.n + c.n + d.n = -1 - a.n)"
    ),
}


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("query", BOMBS.values(), ids=BOMBS.keys())
def test_query_that_does_not_end_is_stopped_in_time(connection, query):
    start = time.monotonic()
    refused(connection, query, "stopped after 0.2 seconds", seconds=0.2)
    assert 0.15 <= time.monotonic() - start < 1.5


@pytest.mark.usefixtures("untouched")
def test_recursion_is_refused_at_once(connection):
    refused(
        connection,
        "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r",
        "WITH RECURSIVE",
    )
    refused(connection, "WITH r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT * FROM r", "WITH RECURSIVE")


def doubled(text: str, times: int) -> str:
    query = f"SELECT {text} AS x"
    return f"WITH t0 AS ({query})" + "".join(
        f", t{i + 1} AS (SELECT group_concat(x, x) AS x FROM (SELECT x FROM t{i} UNION ALL SELECT x FROM t{i}))"
        for i in range(times)
    )


MANY = "actors a, numbers b, (SELECT n FROM numbers WHERE n < 20) c"
OCTUPLE = "x||x||x||x||x||x||x||x"
LARGE = {
    "text that grows by group_concat": doubled("'0123456789abcdef'", 9) + " SELECT length(x) FROM t9",
    "text that grows by joining": f"SELECT length(group_concat(a.ref || b.n || c.n)) FROM {MANY}",
    "text that grows by JSON": f"SELECT length(json_group_array(a.ref || b.n || c.n)) FROM {MANY}",
    "text that grows by ||": (
        f"SELECT length(x) FROM (SELECT {OCTUPLE} AS x FROM (SELECT {OCTUPLE} AS x "
        "FROM (SELECT group_concat('abcdefghijklmnop') AS x FROM numbers)))"
    ),
    "too long a query": "SELECT '" + "x" * 60_000 + "'",
    "too many columns": "SELECT " + ", ".join("1" for _ in range(300)),
    "deep expression": "SELECT " + " + ".join("1" for _ in range(300)),
    "deep parentheses": "SELECT " + "(" * 200 + "1" + ")" * 200,
    "deep subqueries": "SELECT * FROM " + "(SELECT * FROM " * 80 + "(SELECT 1)" + ")" * 80,
    "many unions": " UNION ALL ".join(["SELECT 1"] * 60),
    "too many operations": "WITH c0 AS (SELECT n FROM numbers)"
    + "".join(f", c{i + 1} AS (SELECT n + n AS n FROM c{i})" for i in range(17))
    + " SELECT count(n) FROM c17",
}


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("query", LARGE.values(), ids=LARGE.keys())
def test_query_that_is_too_large(connection, query):
    refused(
        connection,
        query,
        "too big|too large|too many|overflow|too complex|stack|maximum depth",
        seconds=2,
    )


@pytest.mark.usefixtures("untouched")
def test_pattern_that_is_too_long(connection):
    refused(connection, f"SELECT actor_id LIKE '{'%a' * 600}' FROM actors", "too complex")


@pytest.mark.usefixtures("untouched")
def test_too_many_rows(connection):
    query = "SELECT a.n FROM numbers a, actors b LIMIT 1500"
    refused(connection, query, "more than 1,499 rows", max_rows=1499)
    assert len(run(connection, query, max_rows=1500).rows) == 1500


@pytest.mark.usefixtures("untouched")
def test_too_much_text_in_all_rows(connection):
    query = "SELECT actor_id, n FROM actors, numbers"
    refused(connection, query, "more than 5,999 characters", max_characters=5999)
    assert len(run(connection, query, max_characters=6000).rows) == 2000
    long = "(SELECT group_concat('0123456789012345678901234567890123456789') FROM numbers)"
    refused(connection, f"SELECT {long} || n FROM numbers, actors", "more than 10,000,000 characters")


WRONG = {
    "syntax": ("SELECT FROM", "syntax error"),
    "unknown column": ("SELECT colour FROM actors", "no such column: colour"),
    "column of a telling name": ("SELECT interrupted FROM actors", "no such column: interrupted"),
    "unknown table": ("SELECT * FROM votes", "no such table: votes"),
    "unbound parameter": ("SELECT :released", "binding"),
    "overflow": ("SELECT sum(n + 9223372036854775000) FROM numbers", "overflow"),
    "null character": ("SELECT 1\0", "null character"),
    "lone surrogate": ("SELECT '\ud800'", "surrogate"),
}


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(("query", "message"), WRONG.values(), ids=WRONG.keys())
def test_wrong_query_says_what_is_wrong(connection, query, message):
    refused(connection, query, message)


@pytest.mark.usefixtures("untouched")
def test_rows_have_names_and_parameters_are_bound(connection):
    result = run(connection, "SELECT actor_id, :day AS day FROM actors WHERE born < :year", {"day": "x", "year": 1900})
    assert [dict(row) for row in result.rows] == [{"actor_id": "ROU", "day": "x"}]
    assert result.tables == {"actors"}
    assert connection.row_factory is None


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    ("query", "tables"),
    [
        ("SELECT 1", set()),
        ("SELECT count(*) FROM actors", {"actors"}),
        ("SELECT 1 FROM actors WHERE EXISTS (SELECT 1 FROM numbers)", {"actors", "numbers"}),
        ("SELECT actor_id FROM old", {"old", "actors"}),
        ("WITH numbers AS (SELECT actor_id FROM actors) SELECT count(*) FROM actors", {"actors"}),
        ("/* a */ -- b\n\tselect count(*) from main.actors", {"actors"}),
        ("VALUES (1)", set()),
    ],
)
def test_tables_that_a_query_reads(connection, query, tables):
    assert run(connection, query).tables == tables
    # From the cache of statements it must say the same.
    assert run(connection, query).tables == tables


@pytest.mark.usefixtures("untouched")
def test_what_rules_need_is_allowed(connection):
    query = """
        WITH held AS (SELECT actor_id, born FROM actors), twice AS (SELECT * FROM held UNION ALL SELECT * FROM held)
        SELECT actor_id, count(*) AS n, min(born) AS born, json_group_array(lower(actor_id)) AS ids,
               CASE WHEN max(born) > 1900 THEN 'new' ELSE 'old' END AS age, round(avg(born) / 7, 1) AS x,
               row_number() OVER (ORDER BY actor_id) AS place, coalesce(nullif(actor_id, 'ALB'), '-') AS y
        FROM twice
        WHERE actor_id LIKE '%o%' OR (actor_id, born) > ('A', 0)
        GROUP BY actor_id
        HAVING count(*) = 2
        ORDER BY actor_id
    """
    assert [tuple(row)[:4] for row in run(connection, query).rows] == [
        ("ALB", 2, 1912, '["alb","alb"]'),
        ("ROU", 2, 1877, '["rou","rou"]'),
    ]


@pytest.mark.usefixtures("untouched")
def test_limits_of_the_host_come_back(connection):
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 5_000_000)
    run(connection, "SELECT 1")
    assert connection.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == 5_000_000
    refused(connection, "SELECT random()", "random")
    assert connection.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == 5_000_000
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 1_000_000_000)


def test_no_listed_function_reads_chance_clock_or_files():
    """Functions are allowed one by one; these must never come in."""
    never = "random randomblob zeroblob printf format hex unhex quote replace char instr glob regexp load_extension"
    never += " readfile writefile edit date time datetime julianday unixepoch strftime timediff current_timestamp"
    never += " changes total_changes last_insert_rowid sqlite_version sqlite_source_id trim ltrim rtrim fts3_tokenizer"
    assert not FUNCTIONS & set(never.split())

"""Appends entries to the history of a database's only district, chained as the program chains them. An implementation of its own,
so that `chalkline verify` finding it intact says that both mean the same by it."""

import datetime
import hashlib
import sqlite3
import sys

database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA synchronous = OFF")
database.execute("PRAGMA cache_size = -200000")
wanted = int(sys.argv[2])
district = database.execute("SELECT district FROM district").fetchone()[0]
number, previous = database.execute("SELECT number, hash FROM history_head WHERE district = ?", (district,)).fetchone()
people = database.execute("SELECT id, given_name || ' ' || family_name FROM person ORDER BY id LIMIT 500").fetchall()
acts = ["changed"] * 16 + ["created"] * 3 + ["removed"]
kinds = ["school", "priority", "team", "position", "role"]
start = datetime.datetime(2026, 11, 21, tzinfo=datetime.timezone.utc)


def entry(number, previous):
    person, name = people[number % len(people)]
    kind = kinds[number % len(kinds)]
    moment = (start + datetime.timedelta(seconds=number)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    parts = [
        str(number), moment, person, name, acts[number % len(acts)], kind, f"r{number % 5000}",
        f"Record {number % 5000} of the district", "Asked for at the board meeting" if number % 7 == 0 else "",
        f'{{"name":"Record {number % 5000}","pupils":{number % 900}}}',
        f'{{"name":"Record {number % 5000}","pupils":{number % 900 + 1}}}', previous,
    ]
    digest = hashlib.sha256()
    for part in parts:
        part = part.encode()
        digest.update(str(len(part)).encode() + b":" + part)
    return (district, number, *parts[1:], digest.hexdigest())


def entries():
    global number, previous
    while number < wanted:
        number += 1
        row = entry(number, previous)
        previous = row[-1]
        yield row


database.execute("BEGIN")
database.executemany(f"INSERT INTO history VALUES ({','.join('?' * 14)})", entries())
database.execute("UPDATE history_head SET number = ?, hash = ? WHERE district = ?", (number, previous, district))
database.execute("COMMIT")

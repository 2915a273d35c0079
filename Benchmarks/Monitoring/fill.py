"""Gives a sample district many more readings: measures × rounds at every school, each round locked, with the sums that the program keeps
beside them. An implementation of its own, so that pages that show them as they are mean the same by them.

fill.py DATABASE READINGS"""

import datetime
import sqlite3
import sys

database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA synchronous = OFF")
database.execute("PRAGMA cache_size = -400000")
wanted = int(sys.argv[2])
district = database.execute("SELECT district FROM district").fetchone()[0]
schools = database.execute("SELECT id, network FROM school ORDER BY id").fetchall()
networks = sorted({network or "" for _, network in schools})
priority = database.execute("SELECT id FROM priority ORDER BY id").fetchone()[0]
measures = 50 if wanted >= 50 * len(schools) else 1
rounds = max(1, wanted // (measures * len(schools)))
today = datetime.date(2026, 11, 20)


def insert(table, columns, rows):
    database.executemany(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", rows)


def part(measure, round, school):
    return 40 + (measure * 7 + round * 13 + school * 29 + round * school * 3) % 21


def all_of(measure):
    name = f"Bench measure {measure:02}"
    identifier = f"benchmeasure{measure:04}"
    insert("measure", ["district", "id", "version", "name", "priorities", "horizon", "signal", "sort", "direction",
                       "numerator", "denominator", "taken_at", "cadence", "source", "stage"],
           [(district, identifier, 1, name, f";{priority};", "short", "leading", "share", "up", "Those who meet it",
             "All who could", "schools", "weekly", "A log", "agreed")])
    for number in range(rounds):
        ends = today - datetime.timedelta(days=7 * (rounds - number))
        round = f"benchround{measure:04}x{number:06}"
        insert("reading_round",
               ["district", '"id"', "version", '"name"', '"measure"', '"period"', '"ends"', '"is_locked"'],
               [(district, round, 1, f"{name}, {ends}", identifier, str(ends), str(ends), 1)])
        insert("reading", ["district", "id", "version", '"round"', '"school"', '"value"', '"part"', '"whole"', '"stage"'],
               ((district, f"{round}s{index:04}", 1, round, school, float(part(measure, number, index)),
                 float(part(measure, number, index)), 100.0, "approved")
                for index, (school, _) in enumerate(schools)))
        sums = {"": [0, 0]}
        for index, (_, network) in enumerate(schools):
            for place in ("", f"network:{network or ''}"):
                own = sums.setdefault(place, [0, 0])
                own[0] += 1
                own[1] += part(measure, number, index)
        insert("round_sum",
               ["district", "measure", "place", "part_of", "round", "asked", "answered", "readings", "approved",
                "value", "part", "whole", "beside", "adds_up"],
               ((district, identifier, place, "", round, count, count, count, count, 100.0 * parts / (100.0 * count),
                 float(parts), 100.0 * count, "", 1) for place, (count, parts) in sums.items()))


database.execute("BEGIN")
for measure in range(measures):
    all_of(measure)
database.execute("COMMIT")
print(measures * rounds * len(schools))

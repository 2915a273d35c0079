-- Monitoring: what each round comes to, and which readings say what is usual.

-- Added up again by the act that changes a reading, so that no page adds up millions of them.
CREATE TABLE round_sum (
  district TEXT NOT NULL,
  measure TEXT NOT NULL,
  -- Empty for the district; `network:` and the network, or nothing for schools that are in none.
  place TEXT NOT NULL,
  -- Empty for everybody.
  part_of TEXT NOT NULL,
  round TEXT NOT NULL,
  asked BIGINT NOT NULL,
  answered BIGINT NOT NULL,
  readings BIGINT NOT NULL,
  approved BIGINT NOT NULL,
  value DOUBLE PRECISION,
  part DOUBLE PRECISION,
  whole DOUBLE PRECISION,
  -- The part that is hidden beside the only small one.
  beside TEXT NOT NULL,
  adds_up BIGINT NOT NULL,
  PRIMARY KEY (district, measure, place, part_of, round)
);
CREATE INDEX round_sum_by_round ON round_sum (district, round);

-- A reading is looked for by its spot: at a round, a school, and for a group.
CREATE INDEX reading_by_spot ON reading (district, "round", "school", "group");
DROP INDEX reading_by_round;

CREATE TABLE baseline_period (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "measure" TEXT,
  "from" TEXT,
  "until" TEXT,
  "reason" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX baseline_period_by_measure ON baseline_period (district, "measure");

-- Who wants to be told once a week what changed, since when, and for which week that was last taken up: its Monday.
CREATE TABLE digest (
  district TEXT NOT NULL,
  person TEXT NOT NULL,
  language TEXT NOT NULL,
  week TEXT NOT NULL,
  PRIMARY KEY (district, person)
);

-- By which somebody stops it without signing in.
CREATE TABLE digest_link (
  district TEXT NOT NULL,
  hash TEXT NOT NULL,
  person TEXT NOT NULL,
  made TEXT NOT NULL,
  PRIMARY KEY (district, hash)
);

-- What each has been told, so that nobody is told twice.
CREATE TABLE digest_told (
  district TEXT NOT NULL,
  person TEXT NOT NULL,
  signal TEXT NOT NULL,
  week TEXT NOT NULL,
  PRIMARY KEY (district, person, signal)
);

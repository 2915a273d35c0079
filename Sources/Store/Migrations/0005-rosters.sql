-- Rosters: what came in with which batch, what it changed, and how to take it back.

CREATE TABLE district_year (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "year" BIGINT,
  "called" TEXT,
  "from" TEXT,
  "until" TEXT,
  "source_id" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE teaching (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "person" TEXT,
  "called" TEXT,
  "subject" TEXT,
  "school" TEXT,
  "is_primary" BIGINT,
  "from" TEXT,
  "until" TEXT,
  "source_id" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX teaching_by_person ON teaching (district, "person");
CREATE INDEX teaching_by_school ON teaching (district, "school", "subject");

-- Batches of a district are numbered; counting up also makes two imports of one district take turns.
CREATE TABLE roster_counter (
  district TEXT PRIMARY KEY,
  number BIGINT NOT NULL
);

CREATE TABLE roster_batch (
  district TEXT NOT NULL,
  number BIGINT NOT NULL,
  status TEXT NOT NULL,
  file TEXT NOT NULL,
  feed TEXT NOT NULL,
  author TEXT NOT NULL,
  person TEXT,
  previewed TEXT NOT NULL,
  applied TEXT,
  undone TEXT,
  summary TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (district, number)
);

-- The rows of a batch between its preview and its use. v1 to v8 hold what the kind needs, as text.
CREATE TABLE roster_row (
  district TEXT NOT NULL,
  batch BIGINT NOT NULL,
  kind TEXT NOT NULL,
  source_id TEXT NOT NULL,
  line BIGINT NOT NULL,
  record TEXT NOT NULL,
  matched TEXT,
  only_known BIGINT NOT NULL,
  words TEXT,
  v1 TEXT NOT NULL,
  v2 TEXT NOT NULL,
  v3 TEXT NOT NULL,
  v4 TEXT NOT NULL,
  v5 TEXT NOT NULL,
  v6 TEXT NOT NULL,
  v7 TEXT NOT NULL,
  v8 TEXT NOT NULL,
  PRIMARY KEY (district, batch, record),
  UNIQUE (district, batch, kind, source_id)
);
CREATE INDEX roster_row_matched ON roster_row (district, batch, kind, matched) WHERE matched IS NOT NULL;

-- Which record stands for a number of a feed, and what the feed said of it last: what a person has changed by hand since
-- stays until the feed itself says something else. `batch` is the one that made the record, 0 when it was there before.
CREATE TABLE roster_link (
  district TEXT NOT NULL,
  feed TEXT NOT NULL,
  kind TEXT NOT NULL,
  source_id TEXT NOT NULL,
  record TEXT NOT NULL,
  batch BIGINT NOT NULL,
  last TEXT NOT NULL,
  ended TEXT NOT NULL,
  PRIMARY KEY (district, feed, kind, source_id)
);
CREATE INDEX roster_link_by_record ON roster_link (district, record);
CREATE INDEX roster_link_by_batch ON roster_link (district, batch, kind);

-- What a batch changed or ended, as it was before. What it made is found by its links.
CREATE TABLE roster_change (
  district TEXT NOT NULL,
  batch BIGINT NOT NULL,
  kind TEXT NOT NULL,
  source_id TEXT NOT NULL,
  deed TEXT NOT NULL,
  record TEXT NOT NULL,
  version BIGINT NOT NULL,
  before TEXT NOT NULL,
  link_was_there BIGINT NOT NULL,
  last TEXT NOT NULL,
  ended TEXT NOT NULL,
  PRIMARY KEY (district, batch, kind, source_id)
);
CREATE INDEX roster_change_by_record ON roster_change (district, record);

-- The classes that a feed has described: a later part of it names them by number only.
CREATE TABLE roster_class (
  district TEXT NOT NULL,
  feed TEXT NOT NULL,
  source_id TEXT NOT NULL,
  title TEXT NOT NULL,
  subject TEXT NOT NULL,
  school TEXT NOT NULL,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  PRIMARY KEY (district, feed, source_id)
);

-- The district and what every district has: history, people, places.

CREATE TABLE district (
  district TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  created TEXT NOT NULL
);

CREATE TABLE history_head (
  district TEXT PRIMARY KEY,
  number BIGINT NOT NULL,
  hash TEXT NOT NULL
);

CREATE TABLE history (
  district TEXT NOT NULL,
  number BIGINT NOT NULL,
  moment TEXT NOT NULL,
  person TEXT,
  name TEXT NOT NULL,
  act TEXT NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  title TEXT NOT NULL,
  why TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (district, number)
);
CREATE INDEX history_by_record ON history (district, kind, record, number);
CREATE INDEX history_by_person ON history (district, person, number);

CREATE TABLE search_entry (
  district TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  place TEXT NOT NULL,
  title TEXT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (district, kind, id)
);

CREATE TABLE network (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE school (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "level" TEXT,
  "network" TEXT,
  "pupils" BIGINT,
  "grades" TEXT,
  "state_id" TEXT,
  "source_id" TEXT,
  "is_closed" BIGINT,
  PRIMARY KEY (district, id)
);

CREATE TABLE person (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "given_name" TEXT,
  "family_name" TEXT,
  "email" TEXT,
  "source_id" TEXT,
  "left" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX person_by_name ON person (district, "given_name", id);

CREATE TABLE position (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "person" TEXT,
  "post" TEXT,
  "called" TEXT,
  "school" TEXT,
  "network" TEXT,
  "time" DOUBLE PRECISION,
  "from" TEXT,
  "until" TEXT,
  "source_id" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX position_by_person ON position (district, "person");
CREATE INDEX position_by_school ON position (district, "school", "post");

CREATE TABLE team (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "school" TEXT,
  "subject" TEXT,
  "members" TEXT,
  "leader" TEXT,
  PRIMARY KEY (district, id)
);

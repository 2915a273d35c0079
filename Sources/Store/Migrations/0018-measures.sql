-- Measures: what the district counts, where it stands and where it goes. Columns are the fields of the records.

CREATE TABLE measure (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "about" TEXT,
  "priorities" TEXT,
  "horizon" TEXT,
  "signal" TEXT,
  "sort" TEXT,
  "unit" TEXT,
  "direction" TEXT,
  "numerator" TEXT,
  "denominator" TEXT,
  "groups" TEXT,
  "lowest" DOUBLE PRECISION,
  "highest" DOUBLE PRECISION,
  "floor" BIGINT,
  "taken_at" TEXT,
  "levels" TEXT,
  "data_system" TEXT,
  "source" TEXT,
  "instrument" TEXT,
  "owner" TEXT,
  "cadence" TEXT,
  "origin" TEXT,
  "stage" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE baseline (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "measure" TEXT,
  "value" DOUBLE PRECISION,
  "taken" TEXT,
  "people" BIGINT,
  "rests_on" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX baseline_by_measure ON baseline (district, "measure");

CREATE TABLE measure_target (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "measure" TEXT,
  "value" DOUBLE PRECISION,
  "by" TEXT,
  "reason" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX measure_target_by_measure ON measure_target (district, "measure");

CREATE TABLE reading_round (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "measure" TEXT,
  "period" TEXT,
  "ends" TEXT,
  "due" TEXT,
  "is_locked" BIGINT,
  PRIMARY KEY (district, id)
);
CREATE INDEX reading_round_by_measure ON reading_round (district, "measure");

CREATE TABLE reading (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "round" TEXT,
  "school" TEXT,
  "group" TEXT,
  "value" DOUBLE PRECISION,
  "part" DOUBLE PRECISION,
  "whole" DOUBLE PRECISION,
  "reason" TEXT,
  "stage" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX reading_by_round ON reading (district, "round");
CREATE INDEX reading_by_school ON reading (district, "school");

CREATE TABLE comparison_design (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "priorities" TEXT,
  "outcome" TEXT,
  "method" TEXT,
  "starts" TEXT,
  "compared_with" TEXT,
  "words" TEXT,
  "data_needed" TEXT,
  "data_systems" TEXT,
  "smallest_effect" DOUBLE PRECISION,
  "owner" TEXT,
  "stage" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE launch_exception (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "need" TEXT,
  "what" TEXT,
  "person" TEXT,
  "reason" TEXT,
  "recorded" TEXT,
  "mended_by" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE data_meeting (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "measure" TEXT,
  "held" TEXT,
  "saw" TEXT,
  "planned" TEXT,
  "verdict" TEXT,
  "change" TEXT,
  "people" TEXT,
  "next" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX data_meeting_by_measure ON data_meeting (district, "measure");

CREATE TABLE success_picture (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "audience" TEXT,
  "heading" TEXT,
  "heading_es" TEXT,
  "words" TEXT,
  "words_es" TEXT,
  "measures" TEXT,
  "is_published" BIGINT,
  PRIMARY KEY (district, id)
);

-- The key with which a district signs what it seals; made once. The secret half cannot be hashed, since it signs.
CREATE TABLE district_key (
  district TEXT NOT NULL,
  secret TEXT NOT NULL,
  public TEXT NOT NULL,
  made TEXT NOT NULL,
  PRIMARY KEY (district)
);

-- What was sealed at a launch: the document as it was signed, byte by byte.
CREATE TABLE seal (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  moment TEXT NOT NULL,
  person TEXT,
  name TEXT NOT NULL,
  document TEXT NOT NULL,
  digest TEXT NOT NULL,
  signature TEXT NOT NULL,
  public TEXT NOT NULL,
  PRIMARY KEY (district, id)
);

-- Which records a seal covers.
CREATE TABLE sealed_record (
  district TEXT NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (district, kind, record, seal)
);

-- Changes of what is sealed: asked for, and decided on by a second person.
CREATE TABLE amendment (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  title TEXT NOT NULL,
  -- Canonical JSON; empty for something that is added, or taken out.
  before TEXT NOT NULL,
  proposed TEXT NOT NULL,
  reason TEXT NOT NULL,
  asker TEXT,
  asker_name TEXT NOT NULL,
  asked TEXT NOT NULL,
  state TEXT NOT NULL,
  decider TEXT NOT NULL,
  decided TEXT,
  remark TEXT NOT NULL,
  PRIMARY KEY (district, id)
);

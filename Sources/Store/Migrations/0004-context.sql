-- Context: what the district already has. Columns are the fields of the records.

CREATE TABLE data_system (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "tells" TEXT,
  "coverage" DOUBLE PRECISION,
  "cadence" TEXT,
  "owner" TEXT,
  "access" TEXT,
  "cost" BIGINT,
  "quality" TEXT,
  "allowed_use" TEXT,
  "reliability" TEXT,
  "validity" TEXT,
  "top_share" DOUBLE PRECISION,
  "raters_trained" BIGINT,
  "reviewed" TEXT,
  "evidence" TEXT,
  "notes" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE funding_source (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "program" TEXT,
  "amount" BIGINT,
  "available" DOUBLE PRECISION,
  "first_year" BIGINT,
  "last_year" BIGINT,
  "lasting" TEXT,
  "restrictions" TEXT,
  "owner" TEXT,
  "evidence" TEXT,
  "notes" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE district_rule (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "program" TEXT,
  "sort" TEXT,
  "statement" TEXT,
  "replaces" TEXT,
  "share" DOUBLE PRECISION,
  "uses" TEXT,
  "served" TEXT,
  "years" BIGINT,
  "from" TEXT,
  "until" TEXT,
  "source" TEXT,
  "address" TEXT,
  "read" TEXT,
  "confidence" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE spending (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "sort" TEXT,
  "amount" BIGINT,
  "source" TEXT,
  "school" TEXT,
  "serves" TEXT,
  "full_time" DOUBLE PRECISION,
  "first_year" BIGINT,
  "last_year" BIGINT,
  "movable" TEXT,
  "movable_share" DOUBLE PRECISION,
  "evidence" TEXT,
  "notes" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX spending_by_source ON spending (district, "source");

CREATE TABLE redistribution_scenario (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "year" BIGINT,
  "stage" TEXT,
  "owner" TEXT,
  "aim" TEXT,
  "loss" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE redistribution_move (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "scenario" TEXT,
  "spending" TEXT,
  "share" DOUBLE PRECISION,
  "use" TEXT,
  "serves" TEXT,
  "pays" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX redistribution_move_by_scenario ON redistribution_move (district, "scenario");

CREATE TABLE existing_title (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "school" TEXT,
  "holders" BIGINT,
  "duties" TEXT,
  "duties_text" TEXT,
  "time" DOUBLE PRECISION,
  "stipend" BIGINT,
  "days" BIGINT,
  "evaluates" BIGINT,
  "source" TEXT,
  "counted" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX existing_title_by_school ON existing_title (district, "school");

CREATE TABLE title_verdict (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "first" TEXT,
  "second" TEXT,
  "verdict" TEXT,
  "kept" TEXT,
  "reason" TEXT,
  "decided" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE expertise (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "holder" TEXT,
  "person" TEXT,
  "side" TEXT,
  "area" TEXT,
  "level" TEXT,
  "evidence" TEXT,
  "shown" TEXT,
  "until" TEXT,
  "cost" BIGINT,
  "notes" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE expertise_need (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "area" TEXT,
  "level" TEXT,
  "people" BIGINT,
  "by" TEXT,
  "reason" TEXT,
  "priorities" TEXT,
  "inside_only" BIGINT,
  "plan" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE collaboration (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "school" TEXT,
  "sort" TEXT,
  "team" TEXT,
  "people" BIGINT,
  "minutes" BIGINT,
  "frequency" TEXT,
  "in_contract" BIGINT,
  "protocol_use" TEXT,
  "protocol_name" TEXT,
  "quality" TEXT,
  "evidence" TEXT,
  "rated" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX collaboration_by_school ON collaboration (district, "school");

CREATE TABLE readiness (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "school" TEXT,
  "criterion" TEXT,
  "level" TEXT,
  "evidence" TEXT,
  "next_step" TEXT,
  "owner" TEXT,
  "due" TEXT,
  "is_done" BIGINT,
  "assessed" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX readiness_by_school ON readiness (district, "school");

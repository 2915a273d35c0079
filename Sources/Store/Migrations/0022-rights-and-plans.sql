-- Build: who decides what, each school's plan within it, and where a school may depart. Columns are the fields of the records.

CREATE TABLE decision_right (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "question" TEXT,
  "subject" TEXT,
  "year" BIGINT,
  "role" TEXT,
  "kind" TEXT,
  "hold" TEXT,
  "level" TEXT,
  "decider" TEXT,
  "owner" TEXT,
  "value" TEXT,
  "least" TEXT,
  "most" TEXT,
  "options" TEXT,
  "allowed" TEXT,
  "one_of" TEXT,
  "statement" TEXT,
  "gives" TEXT,
  "stage" TEXT,
  "published" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX decision_right_by_year ON decision_right (district, "year");

CREATE TABLE plan_call (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "year" BIGINT,
  "opens" TEXT,
  "due" TEXT,
  "words" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE school_plan (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "school" TEXT,
  "year" BIGINT,
  "aim" TEXT,
  "readiness" TEXT,
  "stage" TEXT,
  "submitted" TEXT,
  "decided" TEXT,
  "decided_by" TEXT,
  "decision" TEXT,
  "copied_from" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX school_plan_by_school ON school_plan (district, "school", "year");

CREATE TABLE plan_answer (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "school" TEXT,
  "plan" TEXT,
  "right" TEXT,
  "value" TEXT,
  "note" TEXT,
  "enacted" TEXT,
  "enacted_on" TEXT,
  "enacted_note" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX plan_answer_by_plan ON plan_answer (district, "plan");

CREATE TABLE planned_team (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "school" TEXT,
  "plan" TEXT,
  "role" TEXT,
  "leader" TEXT,
  "led" BIGINT,
  "release" DOUBLE PRECISION,
  "training_days" BIGINT,
  PRIMARY KEY (district, id)
);
CREATE INDEX planned_team_by_plan ON planned_team (district, "plan");

CREATE TABLE variance (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "school" TEXT,
  "right" TEXT,
  "asked" TEXT,
  "reason" TEXT,
  "from" BIGINT,
  "until" BIGINT,
  "stage" TEXT,
  "decided" TEXT,
  "decided_by" TEXT,
  "decision" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX variance_by_school ON variance (district, "school");

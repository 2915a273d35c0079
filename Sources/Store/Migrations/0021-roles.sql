-- Build: what each role is given and held to, and who holds it. Columns are the fields of the records.

CREATE TABLE role_charter (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "role" TEXT,
  "archetype" TEXT,
  "release" DOUBLE PRECISION,
  "extra_days" BIGINT,
  "span_least" BIGINT,
  "span_most" BIGINT,
  "per_school" BIGINT,
  "term" BIGINT,
  "evaluation" TEXT,
  "holders" TEXT,
  "selector" TEXT,
  "reports_to" TEXT,
  "forbidden" TEXT,
  "also_forbidden" TEXT,
  "competencies" TEXT,
  "notes" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE responsibility (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "role" TEXT,
  "share" DOUBLE PRECISION,
  "shown_by" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE appointment (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "person" TEXT,
  "role" TEXT,
  "school" TEXT,
  "also" TEXT,
  "from" TEXT,
  "until" TEXT,
  "time" DOUBLE PRECISION,
  "continues" TEXT,
  "reviewed" TEXT,
  "advice" TEXT,
  "review" TEXT,
  "ending" TEXT,
  "ended" TEXT,
  "reason" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX appointment_by_person ON appointment (district, "person");
CREATE INDEX appointment_by_school ON appointment (district, "school");
CREATE INDEX appointment_by_role ON appointment (district, "role");

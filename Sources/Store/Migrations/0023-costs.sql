-- Build: what it costs, who pays it, and what is done inside and with partners. Columns are the fields of the records.

CREATE TABLE cost_assumptions (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "year" BIGINT,
  "salary" BIGINT,
  "salary_source" TEXT,
  "benefits" DOUBLE PRECISION,
  "benefits_source" TEXT,
  "stipend_benefits" DOUBLE PRECISION,
  "stipend_benefits_source" TEXT,
  "day_rate" BIGINT,
  "day_rate_source" TEXT,
  "substitute" BIGINT,
  "substitute_days" BIGINT,
  "substitute_source" TEXT,
  "span" BIGINT,
  "growth" DOUBLE PRECISION,
  "growth_source" TEXT,
  "notes" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE funding_share (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "source" TEXT,
  "share" DOUBLE PRECISION,
  "role" TEXT,
  "support" TEXT,
  "heads" TEXT,
  "serves" TEXT,
  "first_year" BIGINT,
  "last_year" BIGINT,
  "notes" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE cost_scenario (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "role" TEXT,
  "leaders" DOUBLE PRECISION,
  "span" BIGINT,
  "release" DOUBLE PRECISION,
  "stipend" BIGINT,
  "owner" TEXT,
  "loss" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE partner (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "sort" TEXT,
  "known_for" TEXT,
  "contact" TEXT,
  "website" TEXT,
  "data_agreement" BIGINT,
  "owner" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE support (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "sort" TEXT,
  "side" TEXT,
  "partner" TEXT,
  "why_not_inside" TEXT,
  "scope" TEXT,
  "domains" TEXT,
  "roles" TEXT,
  "schools" TEXT,
  "owner" TEXT,
  "cost" BIGINT,
  "first_year" BIGINT,
  "last_year" BIGINT,
  "contract" TEXT,
  "contract_ends" TEXT,
  "reached" BIGINT,
  "asked" BIGINT,
  "useful" DOUBLE PRECISION,
  "result" TEXT,
  "evidence" TEXT,
  "review" TEXT,
  "verdict" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE milestone (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "support" TEXT,
  "due" TEXT,
  "met" TEXT,
  "evidence" TEXT,
  PRIMARY KEY (district, id)
);

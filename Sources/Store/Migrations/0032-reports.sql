-- Reports that were issued: a copy in each language as it was on that day, kept byte for byte with its digest.

CREATE TABLE issued_report (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  sort TEXT NOT NULL,
  audience TEXT NOT NULL,
  -- The year in which the school year begins.
  year BIGINT NOT NULL,
  -- The last day whose records it knows.
  day TEXT NOT NULL,
  parts TEXT NOT NULL,
  moment TEXT NOT NULL,
  person TEXT,
  name TEXT NOT NULL,
  english TEXT NOT NULL,
  spanish TEXT NOT NULL,
  digest_english TEXT NOT NULL,
  digest_spanish TEXT NOT NULL,
  -- What was attacked before it went out; empty where nothing had to be.
  certificate TEXT NOT NULL,
  -- Since when everybody may read it; empty where nobody outside may.
  published TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX issued_report_by_moment ON issued_report (district, moment);

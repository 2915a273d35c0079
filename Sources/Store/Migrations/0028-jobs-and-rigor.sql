-- Long pieces of work that go on while people do other things, and what analyses of rigor found. No row of a file that was
-- analyzed is kept: its digest, the question and the answer are.

CREATE TABLE job (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  -- held, waiting, running, done, failed, cancelled
  state TEXT NOT NULL,
  -- In thousandths.
  progress BIGINT NOT NULL,
  -- Whoever asked for it.
  person TEXT,
  name TEXT NOT NULL,
  -- What is to be done, and the files that it reads: JSON.
  spec TEXT NOT NULL,
  files TEXT NOT NULL,
  -- The server that has the files and does the work, and until when it is taken to be alive.
  holder TEXT NOT NULL,
  lease TEXT NOT NULL,
  cancel BIGINT NOT NULL,
  asked TEXT NOT NULL,
  started TEXT,
  ended TEXT,
  -- Where the result is shown; what stood in the way, as JSON.
  result TEXT NOT NULL,
  problems TEXT NOT NULL,
  PRIMARY KEY (district, id)
);
CREATE INDEX job_by_state ON job (district, state, lease);
CREATE INDEX job_by_asked ON job (district, asked);

CREATE TABLE rigor_analysis (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  "year" BIGINT NOT NULL,
  made TEXT NOT NULL,
  person TEXT,
  name TEXT NOT NULL,
  -- What the files were called, and their digests: JSON.
  files TEXT NOT NULL,
  summary TEXT NOT NULL,
  outcome TEXT NOT NULL,
  -- When it was made again from the same files, and whether it was the same to the byte.
  repeated TEXT,
  repeated_same BIGINT,
  PRIMARY KEY (district, id)
);
CREATE INDEX rigor_analysis_by_year ON rigor_analysis (district, "year", made);

-- Files of records that people bring: what each would change, and what became of it.

CREATE TABLE record_batch (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- previewed, applied or undone.
  status TEXT NOT NULL,
  file TEXT NOT NULL,
  name TEXT NOT NULL,
  person TEXT,
  previewed TEXT NOT NULL,
  applied TEXT,
  undone TEXT,
  created BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  unchanged BIGINT NOT NULL,
  refused BIGINT NOT NULL,
  findings TEXT NOT NULL,
  -- The entries of the history that it made.
  first_entry BIGINT,
  last_entry BIGINT,
  PRIMARY KEY (district, id)
);
CREATE INDEX record_batch_by_kind ON record_batch (district, kind, previewed);

-- The rows of a batch between its preview and its use.
CREATE TABLE record_batch_row (
  district TEXT NOT NULL,
  batch TEXT NOT NULL,
  line BIGINT NOT NULL,
  outcome TEXT NOT NULL,
  record TEXT NOT NULL,
  version BIGINT NOT NULL,
  title TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  PRIMARY KEY (district, batch, line)
);

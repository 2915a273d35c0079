-- What the search finds records by: a row for each word of a record, so that the beginning of a word is found along the key.
-- "binary" is SQLite's own order of letters; PostgreSQL is given one of that name before the migrations run.

CREATE TABLE search_word (
  district TEXT NOT NULL,
  kind TEXT NOT NULL,
  word TEXT COLLATE "binary" NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (district, kind, word, id)
);

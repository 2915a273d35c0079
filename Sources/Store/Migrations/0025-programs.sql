-- Programs that come in with a token, in a member's name. The token itself is not kept, only its hash.

CREATE TABLE access_program (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  hash TEXT NOT NULL,
  name TEXT NOT NULL,
  person TEXT NOT NULL,
  -- read:purpose;write:build
  scopes TEXT NOT NULL,
  given TEXT NOT NULL,
  given_by TEXT NOT NULL,
  ends TEXT NOT NULL,
  seen TEXT,
  PRIMARY KEY (district, id)
);
CREATE UNIQUE INDEX access_program_by_hash ON access_program (district, hash);
CREATE INDEX access_program_by_person ON access_program (district, person);

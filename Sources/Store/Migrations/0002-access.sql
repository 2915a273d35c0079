-- Sign-in, sessions and access. None of these are records of the district: no form, file or search is made of them.

CREATE TABLE access_account (
  district TEXT NOT NULL,
  person TEXT NOT NULL,
  -- What the person types to sign in: the e-mail address, in lower case.
  name TEXT NOT NULL,
  password TEXT,
  password_set TEXT,
  -- The secret shared with the person's app for codes, and one that has been shown but not yet proved.
  secret TEXT,
  pending_secret TEXT,
  -- The newest step of time whose code was taken, so that each code works once.
  last_step BIGINT,
  created TEXT NOT NULL,
  last_sign_in TEXT,
  PRIMARY KEY (district, person),
  UNIQUE (district, name)
);

CREATE TABLE access_recovery_code (
  district TEXT NOT NULL,
  person TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (district, person, hash)
);

CREATE TABLE access_session (
  district TEXT NOT NULL,
  hash TEXT NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  -- open, or code while the second factor is still asked for.
  stage TEXT NOT NULL,
  wrong_codes BIGINT NOT NULL,
  started TEXT NOT NULL,
  seen TEXT NOT NULL,
  address TEXT NOT NULL,
  browser TEXT NOT NULL,
  language TEXT,
  viewing TEXT,
  PRIMARY KEY (district, hash)
);
CREATE INDEX access_session_by_person ON access_session (district, person);

CREATE TABLE access_link (
  district TEXT NOT NULL,
  hash TEXT NOT NULL,
  purpose TEXT NOT NULL,
  person TEXT,
  secret TEXT NOT NULL,
  created TEXT NOT NULL,
  ends TEXT NOT NULL,
  made_by TEXT NOT NULL,
  PRIMARY KEY (district, hash)
);
CREATE INDEX access_link_by_person ON access_link (district, person);

CREATE TABLE access_device (
  district TEXT NOT NULL,
  hash TEXT NOT NULL,
  person TEXT NOT NULL,
  seen TEXT NOT NULL,
  PRIMARY KEY (district, hash, person)
);

CREATE TABLE access_throttle (
  district TEXT NOT NULL,
  key TEXT NOT NULL,
  failures BIGINT NOT NULL,
  last TEXT NOT NULL,
  PRIMARY KEY (district, key)
);

CREATE TABLE access_identity (
  district TEXT NOT NULL,
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  person TEXT NOT NULL,
  created TEXT NOT NULL,
  last_sign_in TEXT,
  PRIMARY KEY (district, issuer, subject)
);
CREATE INDEX access_identity_by_person ON access_identity (district, person);

CREATE TABLE access_sign_in (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  moment TEXT NOT NULL,
  person TEXT,
  outcome TEXT NOT NULL,
  address TEXT NOT NULL,
  browser TEXT NOT NULL,
  PRIMARY KEY (district, id)
);
CREATE INDEX access_sign_in_by_person ON access_sign_in (district, person, moment);
CREATE INDEX access_sign_in_by_moment ON access_sign_in (district, moment);

CREATE TABLE access_denial (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  moment TEXT NOT NULL,
  person TEXT,
  viewer TEXT,
  name TEXT NOT NULL,
  asked TEXT NOT NULL,
  why TEXT NOT NULL,
  request TEXT NOT NULL,
  PRIMARY KEY (district, id)
);
CREATE INDEX access_denial_by_moment ON access_denial (district, moment);

CREATE TABLE access_disclosure (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  moment TEXT NOT NULL,
  person TEXT,
  viewer TEXT,
  name TEXT NOT NULL,
  what TEXT NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  row_count BIGINT NOT NULL,
  PRIMARY KEY (district, id)
);
CREATE INDEX access_disclosure_by_moment ON access_disclosure (district, moment);
CREATE INDEX access_disclosure_by_record ON access_disclosure (district, kind, record, moment);

CREATE INDEX school_by_network ON school (district, "network");
CREATE INDEX position_by_post ON position (district, "post");

-- Surveys: what is asked, when, and what was answered. Answers hold no person, no address and no time.

CREATE TABLE survey (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "name_es" TEXT,
  "instrument" TEXT,
  "posts" TEXT,
  "schools" TEXT,
  "floor" BIGINT,
  "consent" TEXT,
  "consent_es" TEXT,
  "owner" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE survey_wave (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "survey" TEXT,
  "opens" TEXT,
  "closes" TEXT,
  "stage" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX survey_wave_by_survey ON survey_wave (district, "survey");

-- Instruments that the district has entered itself, with what allows their use and who has said so.
CREATE TABLE survey_instrument (
  district TEXT NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL,
  confirmed_by TEXT NOT NULL,
  entered TEXT NOT NULL,
  PRIMARY KEY (district, name)
);

-- What a wave asks, as it stood when the wave was opened; and how many are asked at each school.
CREATE TABLE survey_sheet (
  district TEXT NOT NULL,
  wave TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (district, wave)
);
CREATE TABLE survey_turnout (
  district TEXT NOT NULL,
  wave TEXT NOT NULL,
  school TEXT NOT NULL,
  name TEXT NOT NULL,
  asked BIGINT NOT NULL,
  PRIMARY KEY (district, wave, school)
);

-- Leave to answer once: for an address, or for whoever holds a code on paper. Whether it was used, and nothing of when.
-- All of a wave's are taken out when it is closed.
CREATE TABLE survey_leave (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  wave TEXT NOT NULL,
  school TEXT NOT NULL,
  email TEXT,
  spent BIGINT NOT NULL,
  -- 1 while a mail is still to be sent.
  due BIGINT NOT NULL,
  PRIMARY KEY (district, id)
);
CREATE INDEX survey_leave_by_school ON survey_leave (district, wave, school);
CREATE UNIQUE INDEX survey_leave_by_email ON survey_leave (district, wave, email);

-- The links and codes that lead to a leave, as hashes; a reminder brings another.
CREATE TABLE survey_link (
  district TEXT NOT NULL,
  hash TEXT NOT NULL,
  leave TEXT NOT NULL,
  wave TEXT NOT NULL,
  PRIMARY KEY (district, hash)
);
CREATE INDEX survey_link_by_wave ON survey_link (district, wave);

-- What somebody has answered and not handed in: under a key that only their browser and their link together give.
CREATE TABLE survey_draft (
  district TEXT NOT NULL,
  hash TEXT NOT NULL,
  wave TEXT NOT NULL,
  school TEXT NOT NULL,
  answers TEXT NOT NULL,
  "group" TEXT NOT NULL,
  PRIMARY KEY (district, hash)
);
CREATE INDEX survey_draft_by_wave ON survey_draft (district, wave, school);

CREATE TABLE survey_answer (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  wave TEXT NOT NULL,
  school TEXT NOT NULL,
  answers TEXT NOT NULL,
  "group" TEXT NOT NULL,
  PRIMARY KEY (district, id)
);
CREATE INDEX survey_answer_by_school ON survey_answer (district, wave, school);

-- All that is told of a closed wave, worked out once.
CREATE TABLE survey_release (
  district TEXT NOT NULL,
  wave TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (district, wave)
);

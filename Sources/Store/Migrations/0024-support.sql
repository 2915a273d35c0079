-- Build: agreements between two people, talks with principals, training, and who teaches when.

CREATE TABLE agreement (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  sort TEXT NOT NULL,
  year BIGINT NOT NULL,
  school TEXT,
  role TEXT,
  first_person TEXT NOT NULL,
  second_person TEXT NOT NULL,
  -- What the two have settled, by topic, as JSON: nobody looks for words in it.
  terms TEXT NOT NULL,
  open_to_principal BIGINT NOT NULL,
  signatures TEXT NOT NULL,
  reviews TEXT NOT NULL,
  ended TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX agreement_by_first ON agreement (district, first_person);
CREATE INDEX agreement_by_second ON agreement (district, second_person);
CREATE INDEX agreement_by_school ON agreement (district, school);

CREATE TABLE agreement_version (
  district TEXT NOT NULL,
  agreement TEXT NOT NULL,
  version BIGINT NOT NULL,
  person TEXT,
  name TEXT NOT NULL,
  moment TEXT NOT NULL,
  terms TEXT NOT NULL,
  open_to_principal BIGINT NOT NULL,
  PRIMARY KEY (district, agreement, version)
);

CREATE TABLE check_in (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "day" TEXT,
  "school" TEXT,
  "principal" TEXT,
  "with" TEXT,
  "topics" TEXT,
  "agenda" TEXT,
  "seen" TEXT,
  "needs" TEXT,
  "follow_up" TEXT,
  "follow_up_by" TEXT,
  "follow_up_due" TEXT,
  "followed_up" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE training_event (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "day" TEXT,
  "begins" TEXT,
  "minutes" BIGINT,
  "where" TEXT,
  "domains" TEXT,
  "roles" TEXT,
  "support" TEXT,
  "side" TEXT,
  "partner" TEXT,
  "led_by" TEXT,
  "about" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE attendance (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "event" TEXT,
  "person" TEXT,
  "how" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX attendance_by_event ON attendance (district, "event", "person");
CREATE INDEX attendance_by_person ON attendance (district, "person");

-- The code that is shown in the room; only those see it who may change the training plan.
CREATE TABLE attendance_code (
  district TEXT NOT NULL,
  event TEXT NOT NULL,
  code TEXT NOT NULL,
  until TEXT NOT NULL,
  PRIMARY KEY (district, event)
);

-- Wrong codes, so that nobody tries them one by one.
CREATE TABLE attendance_try (
  district TEXT NOT NULL,
  event TEXT NOT NULL,
  person TEXT NOT NULL,
  moment TEXT NOT NULL,
  PRIMARY KEY (district, event, person, moment)
);

-- One secret address for each person's calendar; only its hash is kept.
CREATE TABLE calendar_feed (
  district TEXT NOT NULL,
  person TEXT NOT NULL,
  secret TEXT NOT NULL,
  made TEXT NOT NULL,
  PRIMARY KEY (district, person)
);

CREATE TABLE section (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "person" TEXT,
  "school" TEXT,
  "periods" TEXT,
  "term" TEXT,
  "room" TEXT,
  "fixed" BIGINT,
  "source_id" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX section_of_school ON section (district, "school", "person");

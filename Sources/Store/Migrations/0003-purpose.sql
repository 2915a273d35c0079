-- Purpose: aims, roles, engagement, consultations, decisions.

CREATE TABLE priority (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "need" TEXT,
  "owner" TEXT,
  "source" TEXT,
  "source_address" TEXT,
  "first_year" BIGINT,
  "last_year" BIGINT,
  "known_by" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE theory_of_action (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "priority" TEXT,
  "barrier" TEXT,
  "leader_action" TEXT,
  "practice_change" TEXT,
  "student_change" TEXT,
  "assumptions" TEXT,
  "stage" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX theory_of_action_by_priority ON theory_of_action (district, "priority");

CREATE TABLE purpose_statement (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "text" TEXT,
  "aims" TEXT,
  "priorities" TEXT,
  "stage" TEXT,
  "agreed_on" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE role (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "about" TEXT,
  "statements" TEXT,
  "theories" TEXT,
  "everywhere" BIGINT,
  "schools" TEXT,
  "holders" BIGINT,
  "time" DOUBLE PRECISION,
  "stipend" BIGINT,
  "authority" TEXT,
  "stage" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE written_answer (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "question" TEXT,
  "text" TEXT,
  "author" TEXT,
  "written_on" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE stakeholder (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "form" TEXT,
  "group" TEXT,
  "size" BIGINT,
  "knows" TEXT,
  "influence" TEXT,
  "stage" TEXT,
  "email" TEXT,
  "person" TEXT,
  "school" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE engagement_session (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "held_on" TEXT,
  "method" TEXT,
  "school" TEXT,
  "agenda" TEXT,
  "stakeholders" TEXT,
  "attended_teachers" BIGINT,
  "attended_teacher_leaders" BIGINT,
  "attended_support_staff" BIGINT,
  "attended_principals" BIGINT,
  "attended_central_office" BIGINT,
  "attended_students" BIGINT,
  "attended_families" BIGINT,
  "attended_union" BIGINT,
  "attended_board" BIGINT,
  "attended_community" BIGINT,
  "attended_partners" BIGINT,
  "notes" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE heard (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "words" TEXT,
  "session" TEXT,
  "group" TEXT,
  "outcome" TEXT,
  "answer" TEXT,
  "priorities" TEXT,
  "theories" TEXT,
  "statements" TEXT,
  "roles" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX heard_by_session ON heard (district, "session");

CREATE TABLE consultation (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "name" TEXT,
  "welcome" TEXT,
  "draft" TEXT,
  "opens" TEXT,
  "closes" TEXT,
  "allows_anonymous" BIGINT,
  "stage" TEXT,
  "outcome" TEXT,
  "priorities" TEXT,
  "theories" TEXT,
  "statements" TEXT,
  "roles" TEXT,
  PRIMARY KEY (district, id)
);

CREATE TABLE decision (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "question" TEXT,
  "options" TEXT,
  "stage" TEXT,
  "decided" TEXT,
  "reasons" TEXT,
  "decided_by" TEXT,
  "decided_on" TEXT,
  "consultations" TEXT,
  "sessions" TEXT,
  "priorities" TEXT,
  "theories" TEXT,
  "statements" TEXT,
  "roles" TEXT,
  "address" TEXT,
  "superseded_by" TEXT,
  PRIMARY KEY (district, id)
);

-- Leave to answer without an account. The secret of the link is kept as its hash only. `spent` is the mark of the ballot
-- box: an answer without a name was given with it. It carries no time and no link to that answer.
CREATE TABLE consultation_invitation (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  consultation TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  stakeholder_group TEXT,
  stakeholder TEXT,
  person TEXT,
  expires TEXT NOT NULL,
  revoked BIGINT NOT NULL,
  spent BIGINT NOT NULL,
  secret TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX consultation_invitation_by_consultation ON consultation_invitation (district, consultation);
CREATE UNIQUE INDEX consultation_invitation_by_secret ON consultation_invitation (district, secret);

-- An answer without a name has nobody in it: the database itself refuses one that has.
CREATE TABLE consultation_response (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  consultation TEXT NOT NULL,
  version BIGINT NOT NULL,
  anonymous BIGINT NOT NULL,
  name TEXT,
  stakeholder_group TEXT,
  invitation TEXT,
  person TEXT,
  stance TEXT,
  comment TEXT NOT NULL,
  remarks TEXT NOT NULL,
  answered TEXT,
  signed BIGINT NOT NULL,
  reply TEXT NOT NULL,
  PRIMARY KEY (district, id),
  CHECK (anonymous = 0 OR (name IS NULL AND invitation IS NULL AND person IS NULL AND answered IS NULL AND signed = 0))
);
CREATE INDEX consultation_response_by_consultation ON consultation_response (district, consultation);

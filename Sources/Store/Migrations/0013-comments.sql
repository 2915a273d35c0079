-- What people say about parts of the plan, whom they name, and what they ask one another to do.

CREATE TABLE comment (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  record TEXT NOT NULL,
  -- The comment that the thread began with; its own id for that one.
  thread TEXT NOT NULL,
  person TEXT NOT NULL,
  -- What the author was called then.
  name TEXT NOT NULL,
  moment TEXT NOT NULL,
  -- Empty once it is taken out.
  text TEXT NOT NULL,
  edited TEXT,
  removed TEXT,
  -- Of the comment that began the thread: when it was settled, and by whom.
  resolved TEXT,
  resolved_by TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX comment_by_record ON comment (district, kind, record, moment);
CREATE INDEX comment_by_thread ON comment (district, thread, moment);

CREATE TABLE comment_mention (
  district TEXT NOT NULL,
  person TEXT NOT NULL,
  comment TEXT NOT NULL,
  -- When the person laid it aside.
  done TEXT,
  PRIMARY KEY (district, person, comment)
);
CREATE INDEX comment_mention_by_comment ON comment_mention (district, comment);

CREATE TABLE task (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  -- Who is asked, and who asks.
  person TEXT NOT NULL,
  asker TEXT NOT NULL,
  asker_name TEXT NOT NULL,
  comment TEXT NOT NULL,
  due TEXT,
  made TEXT NOT NULL,
  done TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX task_by_person ON task (district, person, done);
CREATE INDEX task_by_asker ON task (district, asker, done);
CREATE INDEX task_by_comment ON task (district, comment);

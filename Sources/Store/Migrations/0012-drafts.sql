-- What people have typed into forms and not saved yet. Nobody but they themselves sees it, and the history knows nothing of it.

CREATE TABLE draft (
  district TEXT NOT NULL,
  person TEXT NOT NULL,
  -- Where the form is sent.
  form TEXT NOT NULL,
  began TEXT NOT NULL,
  saved TEXT NOT NULL,
  -- As a form sends it: name=value&name=value.
  typed TEXT NOT NULL,
  PRIMARY KEY (district, person, form)
);
CREATE INDEX draft_by_age ON draft (district, saved);

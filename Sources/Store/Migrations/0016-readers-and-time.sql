-- Who really read, when somebody looked through another person's eyes; and the district's own time.

ALTER TABLE access_disclosure ADD COLUMN viewer_name TEXT NOT NULL DEFAULT '';
ALTER TABLE access_denial ADD COLUMN viewer_name TEXT NOT NULL DEFAULT '';
CREATE INDEX access_disclosure_by_kind ON access_disclosure (district, kind, moment);

-- Two letters, and a name like America/Chicago. Both empty: the time of the server.
ALTER TABLE district ADD COLUMN state TEXT NOT NULL DEFAULT '';
ALTER TABLE district ADD COLUMN time_zone TEXT NOT NULL DEFAULT '';

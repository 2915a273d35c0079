-- A variance that was granted can be ended before its years are over: on which day, by whom and why.

ALTER TABLE variance ADD COLUMN "ended" TEXT;
ALTER TABLE variance ADD COLUMN "ended_by" TEXT;
ALTER TABLE variance ADD COLUMN "ending" TEXT;

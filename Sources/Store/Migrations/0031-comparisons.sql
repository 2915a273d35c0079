-- Comparisons: what is registered for the estimate, when each school starts, and every look at results that was not registered.

ALTER TABLE comparison_design ADD COLUMN "control" TEXT;
ALTER TABLE comparison_design ADD COLUMN "subgroups" TEXT;
ALTER TABLE comparison_design ADD COLUMN "rounds_after" BIGINT;
ALTER TABLE comparison_design ADD COLUMN "worthwhile" DOUBLE PRECISION;
ALTER TABLE comparison_design ADD COLUMN "seed" BIGINT;

CREATE TABLE school_start (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  "comparison" TEXT,
  "school" TEXT,
  "starts" TEXT,
  "decided_by" TEXT,
  "reason" TEXT,
  PRIMARY KEY (district, id)
);
CREATE INDEX school_start_by_comparison ON school_start (district, "comparison");
CREATE INDEX school_start_by_school ON school_start (district, "school");

-- A seal over one comparison alone, registered before its first start; empty for the seal of a launch.
ALTER TABLE seal ADD COLUMN registered TEXT NOT NULL DEFAULT '';

-- What somebody looked at besides what was registered. A look is kept, whatever it showed.
CREATE TABLE impact_look (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  comparison TEXT NOT NULL,
  outcome TEXT NOT NULL,
  part TEXT NOT NULL,
  control TEXT NOT NULL,
  moment TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (district, id)
);
CREATE INDEX impact_look_by_comparison ON impact_look (district, comparison);

-- What the history page looks for.

CREATE INDEX history_by_kind ON history (district, kind, number);
CREATE INDEX history_by_act ON history (district, act, number);
CREATE INDEX history_by_name ON history (district, name, number);
CREATE INDEX history_by_moment ON history (district, moment, number);

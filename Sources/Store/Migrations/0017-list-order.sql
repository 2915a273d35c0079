-- Lists that grow with the staff stay as quick when they are long: their parts are read along an index, in whatever order.
-- The key of the order is that of `DistrictRecord.sortKey`: a field without a value stands first, in either database.

DROP INDEX person_by_name;
CREATE INDEX person_in_order_of_given_name ON person (district, (COALESCE("given_name", '')), id);
CREATE INDEX person_in_order_of_family_name ON person (district, (COALESCE("family_name", '')), id);
CREATE INDEX person_in_order_of_email ON person (district, (COALESCE("email", '')), id);
CREATE INDEX person_in_order_of_source_id ON person (district, (COALESCE("source_id", '')), id);
CREATE INDEX person_in_order_of_left ON person (district, (COALESCE("left", '')), id);

CREATE INDEX position_in_order_of_person ON position (district, (COALESCE("person", '')), id);
CREATE INDEX position_in_order_of_post ON position (district, (COALESCE("post", '')), id);
CREATE INDEX position_in_order_of_called ON position (district, (COALESCE("called", '')), id);
CREATE INDEX position_in_order_of_school ON position (district, (COALESCE("school", '')), id);
CREATE INDEX position_in_order_of_network ON position (district, (COALESCE("network", '')), id);
CREATE INDEX position_in_order_of_time ON position (district, (COALESCE("time", -1000000000000000)), id);
CREATE INDEX position_of_post ON position (district, "post", (COALESCE("person", '')), id);
CREATE INDEX position_of_school ON position (district, "school", (COALESCE("person", '')), id);
CREATE INDEX position_of_network ON position (district, "network", (COALESCE("person", '')), id);

CREATE INDEX teaching_in_order_of_person ON teaching (district, (COALESCE("person", '')), id);
CREATE INDEX teaching_in_order_of_called ON teaching (district, (COALESCE("called", '')), id);
CREATE INDEX teaching_in_order_of_subject ON teaching (district, (COALESCE("subject", '')), id);
CREATE INDEX teaching_in_order_of_school ON teaching (district, (COALESCE("school", '')), id);
CREATE INDEX teaching_in_order_of_is_primary ON teaching (district, (COALESCE("is_primary", -1000000000000000)), id);
CREATE INDEX teaching_in_order_of_from ON teaching (district, (COALESCE("from", '')), id);
CREATE INDEX teaching_of_school ON teaching (district, "school", (COALESCE("person", '')), id);

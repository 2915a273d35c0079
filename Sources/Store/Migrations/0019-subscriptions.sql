-- Who follows a success picture by mail. The address is kept for that alone, and goes when they leave.

CREATE TABLE picture_subscription (
  district TEXT NOT NULL,
  id TEXT NOT NULL,
  picture TEXT NOT NULL,
  email TEXT NOT NULL,
  language TEXT NOT NULL,
  asked TEXT NOT NULL,
  -- Empty until the owner of the address has said that it was them.
  confirmed TEXT,
  PRIMARY KEY (district, id)
);
CREATE UNIQUE INDEX picture_subscription_by_email ON picture_subscription (district, picture, email);

-- Every mail carries a link of its own, so that each of them still leads to leaving.
CREATE TABLE subscription_link (
  district TEXT NOT NULL,
  hash TEXT NOT NULL,
  subscription TEXT NOT NULL,
  made TEXT NOT NULL,
  PRIMARY KEY (district, hash)
);
CREATE INDEX subscription_link_by_subscription ON subscription_link (district, subscription);

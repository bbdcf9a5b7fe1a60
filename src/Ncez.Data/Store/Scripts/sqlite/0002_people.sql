-- Who may do what in one zone, beyond what the account may do everywhere.
CREATE TABLE zone_member (
  account_id INTEGER NOT NULL CONSTRAINT fk_zone_member_account REFERENCES account (id),
  zone_id TEXT NOT NULL,
  role TEXT NOT NULL,
  CONSTRAINT pk_zone_member PRIMARY KEY (account_id, zone_id)
);
CREATE INDEX ix_zone_member_zone_id ON zone_member (zone_id);

-- Tokens of programs; the token itself is not kept, only its hash.
CREATE TABLE access_token (
  id TEXT NOT NULL CONSTRAINT pk_access_token PRIMARY KEY,
  account_id INTEGER NOT NULL CONSTRAINT fk_access_token_account REFERENCES account (id),
  name TEXT NOT NULL,
  scope TEXT NOT NULL,
  zone_id TEXT NOT NULL,
  created_utc TEXT NOT NULL,
  expires_utc TEXT NOT NULL
);
CREATE INDEX ix_access_token_account_id ON access_token (account_id);

-- Who changed which row: what the separation of maker, checker and verifier is judged by.
CREATE TABLE line_change (
  id INTEGER NOT NULL CONSTRAINT pk_line_change PRIMARY KEY AUTOINCREMENT,
  zone_id TEXT NOT NULL,
  line TEXT NOT NULL,
  account TEXT NOT NULL,
  at_utc TEXT NOT NULL
);
CREATE INDEX ix_line_change_zone_id_line ON line_change (zone_id, line);

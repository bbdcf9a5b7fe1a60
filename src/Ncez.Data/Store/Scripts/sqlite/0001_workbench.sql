CREATE TABLE account (
  id INTEGER NOT NULL CONSTRAINT pk_account PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  role TEXT NOT NULL,
  language TEXT NOT NULL,
  theme TEXT NOT NULL,
  is_active INTEGER NOT NULL,
  failed_sign_ins INTEGER NOT NULL,
  locked_until_utc TEXT NULL,
  created_utc TEXT NOT NULL
);
CREATE UNIQUE INDEX ix_account_name_key ON account (name_key);

CREATE TABLE session (
  id TEXT NOT NULL CONSTRAINT pk_session PRIMARY KEY,
  account_id INTEGER NOT NULL CONSTRAINT fk_session_account REFERENCES account (id),
  created_utc TEXT NOT NULL,
  expires_utc TEXT NOT NULL
);
CREATE INDEX ix_session_account_id ON session (account_id);

CREATE TABLE zone (
  id TEXT NOT NULL CONSTRAINT pk_zone PRIMARY KEY,
  folder TEXT NOT NULL,
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  domain TEXT NULL,
  status TEXT NOT NULL,
  added_utc TEXT NOT NULL
);
CREATE UNIQUE INDEX ix_zone_folder ON zone (folder);

CREATE TABLE file_revision (
  id INTEGER NOT NULL CONSTRAINT pk_file_revision PRIMARY KEY AUTOINCREMENT,
  zone_id TEXT NOT NULL,
  file TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  account TEXT NOT NULL,
  at_utc TEXT NOT NULL,
  undoes INTEGER NULL
);
CREATE INDEX ix_file_revision_zone_id_file ON file_revision (zone_id, file);

CREATE TABLE audit_entry (
  id INTEGER NOT NULL CONSTRAINT pk_audit_entry PRIMARY KEY AUTOINCREMENT,
  at_utc TEXT NOT NULL,
  account TEXT NOT NULL,
  action TEXT NOT NULL,
  zone_id TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX ix_audit_entry_zone_id ON audit_entry (zone_id);

-- The trail is only added to: the database itself refuses anything else.
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

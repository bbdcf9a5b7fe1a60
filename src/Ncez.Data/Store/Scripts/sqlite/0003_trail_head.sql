-- The last entry of the trail, kept beside it: a trail whose end was cut off does not lead there.
CREATE TABLE audit_head (
  id TEXT NOT NULL CONSTRAINT pk_audit_head PRIMARY KEY,
  entry_id INTEGER NOT NULL,
  hash TEXT NOT NULL
);
INSERT INTO audit_head SELECT 'trail', id, hash FROM audit_entry ORDER BY id DESC LIMIT 1;
CREATE TRIGGER audit_head_only_rises BEFORE UPDATE ON audit_head WHEN NEW.entry_id <= OLD.entry_id BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

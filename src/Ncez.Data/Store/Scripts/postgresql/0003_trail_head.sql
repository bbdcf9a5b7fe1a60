-- The last entry of the trail, kept beside it: a trail whose end was cut off does not lead there.
CREATE TABLE audit_head (
  id text NOT NULL CONSTRAINT pk_audit_head PRIMARY KEY,
  entry_id integer NOT NULL,
  hash text NOT NULL
);
INSERT INTO audit_head SELECT 'trail', id, hash FROM audit_entry ORDER BY id DESC LIMIT 1;
CREATE TRIGGER audit_head_only_rises BEFORE UPDATE ON audit_head FOR EACH ROW WHEN (NEW.entry_id <= OLD.entry_id) EXECUTE FUNCTION audit_entry_is_kept();
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_entry_is_kept();
CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_kept();

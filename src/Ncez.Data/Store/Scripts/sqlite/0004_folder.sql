-- The data folder that the database belongs to: the same id stands in the folder.
CREATE TABLE folder_mark (
  id TEXT NOT NULL CONSTRAINT pk_folder_mark PRIMARY KEY,
  folder_id TEXT NOT NULL
);

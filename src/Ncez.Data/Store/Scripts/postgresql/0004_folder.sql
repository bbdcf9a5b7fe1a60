-- The data folder that the database belongs to: the same id stands in the folder.
CREATE TABLE folder_mark (
  id text NOT NULL CONSTRAINT pk_folder_mark PRIMARY KEY,
  folder_id text NOT NULL
);

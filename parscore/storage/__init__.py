"""The workspace on disk: database, evidence store, history and backups."""

"""The window: thin views over Qt models."""

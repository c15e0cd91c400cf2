"""SQLAlchemy, imported without asyncio and its TLS and without package metadata, of which nothing is used here."""

from parscore.lean import spared

with spared("asyncio", "importlib.metadata"):
    import sqlalchemy.dialects.sqlite  # noqa: F401  brings SQLAlchemy's core along

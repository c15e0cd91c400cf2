"""Which file a workspace is kept in, and the version of its schema that this program writes."""

FILE_NAME = "parscore.db"
VERSION = "0005"

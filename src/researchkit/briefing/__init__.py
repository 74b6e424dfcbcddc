"""The briefing room: charts, tables, the document, its execution and its rendering."""

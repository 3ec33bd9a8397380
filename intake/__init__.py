"""What arrives: clipboard and files become tables, tables become checked rows, rows become tourists.

The way of a list: ``clipboard.tables_from_mime`` or ``files.tables_from_file`` read it into
``tables.SourceTable``; ``headings.guess_mapping`` proposes which column is which field of
``targets.TARGETS``; ``batch.ImportBatch`` checks, lets a person correct, and imports in one operation.
Nothing here knows a window, and nothing here queries the base except through models.
"""

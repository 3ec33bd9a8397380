"""What a tired clerk does not see: checks of a person's names, dates and papers, alone and for a journey.

Pure functions on records; nothing here reads or writes the database, and nothing is changed: a finding says
what to look at. Every module has its checks and, beside them, the sentences for what they find.
"""

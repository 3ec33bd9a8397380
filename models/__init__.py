"""What is kept: tables, reads, writes, search, journal. The only room that imports peewee."""

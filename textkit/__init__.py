"""Text to values: names, scripts, search keys, dates, numbers of documents, phones and cards. Pure."""

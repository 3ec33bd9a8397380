"""What every screen shares: look, fields, lists, messages, background work."""

"""What the clerk sees: Qt widgets and item models. The only room that imports PySide6."""

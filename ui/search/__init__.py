"""Finding people from anywhere: the box of the top bar and the dialog with separate fields."""

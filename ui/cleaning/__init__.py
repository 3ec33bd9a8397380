"""The cleaning desk: what in the whole base cannot be right, counted by kind, and fixes to be ticked."""

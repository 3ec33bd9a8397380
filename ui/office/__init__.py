"""The office itself: who changed what and how to take it back, and the settings of this workstation."""

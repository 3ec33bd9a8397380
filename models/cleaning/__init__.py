"""The cleaning desk: what in the whole base of regular clients cannot be right, and how it could be.

A scan goes through the base in slices and looks at each distinct value once; what it finds is a list of
``CleaningFinding``. Nothing is changed until ``applying.apply_fixes`` writes what a person ticked, as one
operation.
"""

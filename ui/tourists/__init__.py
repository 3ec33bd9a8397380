"""The Tourists screen of a tour: list, form, services, and what Save asks about the client base."""

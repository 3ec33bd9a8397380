"""What the embassies ask: the window with one tourist's answers, and the printing of questionnaires."""

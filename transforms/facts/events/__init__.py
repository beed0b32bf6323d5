"""Who did what: signings, works, openings, purchases, appointments, told by verbs and by nouns."""

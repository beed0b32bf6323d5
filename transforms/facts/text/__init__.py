"""What every kind of fact reads a text with: its sentences, tenses, nouns and phrases."""

"""Organisations, places and persons in a text and its blocks, with what they are called besides."""

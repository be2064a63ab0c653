"""Building: artefacts to a folder that the public sees, what is new only, in one step."""

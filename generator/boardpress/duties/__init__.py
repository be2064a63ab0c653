"""Duties to stay listed: what was listed is not lost before its time, by no mistake and by no change of mind.

A ledger that is committed with the content says what must stay and until when; the register of the last deployment
says what was really published. Neither the history of git nor the output folder is ever asked.
"""

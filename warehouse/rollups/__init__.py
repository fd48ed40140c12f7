"""Sums made once, when a release is built, so that what a page costs does not grow with the number of votes.

Every sum is over people or over contributions, so it can be added up over groups; what arrives beside a release comes
with sums of its own, and with those of the people it touches taken off.
"""

"""`make bench`: the figures of the README, measured as ratios within one run."""

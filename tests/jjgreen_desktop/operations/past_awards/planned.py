"""What the tests of planning share."""

from datetime import date

from jjgreen_desktop.operations.past_awards.plans import Verdict

MATCHED, NEW, OUTSIDE, SAME, OPEN, REFUSED = Verdict
DAY = date(2024, 12, 20)
SIXTH = {"level": "national", "batch": "2021年度（第六批）", "published_on": date(2022, 1, 15)}

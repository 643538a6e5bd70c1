"""政策: the page that holds what is done with the policy itself, one tab for each.

To add a tab: one line in TABS and its class, a Screen built with the worker alone.
"""

from jjgreen_desktop.domain.policy_work import RulingMade
from ui.tabbed import Tab, TabbedPage

TABS = (
    Tab("rulings", RulingMade.label, "ui.policy.rulings_tab:RulingsTab"),
    Tab("what_if", "试算", "ui.policy.what_if_tab:WhatIfTab"),
    Tab("packs", "政策包", "ui.policy.packs_tab:PacksTab"),
    Tab("measures", "条文", "ui.policy.measures_tab:MeasuresTab"),
    Tab("seals", "封存核验", "ui.policy.seals_tab:SealsTab"),
    Tab("self_check", "政策自查", "ui.policy.self_check_tab:SelfCheckTab"),
)


class PolicyPage(TabbedPage):
    """The rulings, packs and seals of this office, and the policy as published."""

    title = "政策"
    icon = "scales"
    tabs = TABS

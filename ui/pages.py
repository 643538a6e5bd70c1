"""The pages of the rail, in its order. To add a page: one line here and its class."""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple, cast

from ui.finder import Finder
from ui.screen import Screen
from ui.worker import Worker


class Page(NamedTuple):
    """One page: its key, title, icon, and where its class lives (imported when first opened)."""

    key: str
    title: str
    icon: str
    where: str
    foot: bool = False  # at the bottom of the rail
    finds: bool = False  # works with the finder
    in_rail: bool = True  # else reached from elsewhere

    def make(self, worker: Worker, finder: Finder) -> Screen:
        """Import the class and build the page."""
        module, name = self.where.split(":")
        build = cast(Callable[..., Screen], getattr(import_module(module), name))
        return build(worker, finder) if self.finds else build(worker)


PAGES = (
    Page(
        "enterprises",
        "企业",
        "building-factory-2",
        "ui.enterprises.page:EnterprisesPage",
        finds=True,
    ),
    Page("awards", "奖补", "coin-yuan", "ui.awards.page:AwardsPage"),
    Page("budget", "资金", "coins", "ui.budget.page:BudgetPage"),
    Page("annex2", "附件2", "target-arrow", "ui.annex2.page:Annex2Page"),
    Page("papers", "文书", "file-text", "ui.papers.page:PapersPage"),
    Page("exchange", "导入", "file-import", "ui.exchange.page:ImportPage"),
    Page("policy", "政策", "scales", "ui.policy.page:PolicyPage"),
    Page("history", "操作记录", "history", "ui.history.page:HistoryPage", in_rail=False),
    Page("help", "帮助", "help", "ui.help.page:HelpPage", foot=True),
    Page("settings", "设置", "settings", "ui.settings.page:SettingsPage", foot=True),
)
# Names under which other pages ask for one: what is opened, and the page that shows it.
OPENS = {page.key: page.key for page in PAGES} | {
    "enterprise": "enterprises",
    "park": "enterprises",
    "import": "exchange",
}

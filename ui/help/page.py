"""帮助: the page in the foot of the rail, one tab for each sort of help.

To add a tab: one line in TABS and its class, a Screen built with the worker alone.
"""

from ui.tabbed import Tab, TabbedPage

TABS = (
    Tab("examples", "算例", "ui.help.examples_tab:ExamplesTab"),
    Tab("keys", "按键", "ui.help.keys_tab:KeysTab"),
)


class HelpPage(TabbedPage):
    """What the program was taught, to read and to check."""

    title = "帮助"
    icon = "help"
    tabs = TABS

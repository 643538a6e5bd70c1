"""Qt's words in Chinese: its own translation, and what that lacks in this version of Qt."""

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator

# Source text as this Qt asks for it; its qtbase_zh_CN still knows some without the mark "&".
LACKING = {
    "&Look in:": "查找范围(&I)：",
    "Files of &type:": "文件类型(&T)：",
    "Folder": "文件夹",
    "File Folder": "文件夹",
    "File": "文件",
    "%1 File": "%1 文件",
    "Drive": "磁盘",
    "Alias": "快捷方式",
    "Shortcut": "快捷方式",
    "Unknown": "未知",
}
CONTEXTS = ("QFileDialog", "QAbstractFileIconProvider")


class Lacking(QTranslator):
    """Asked for what Qt's own translation does not know."""

    def isEmpty(self) -> bool:
        """Never: Qt leaves out translators without words."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,  # noqa: ARG002 - what Qt hands over
        n: int = -1,  # noqa: ARG002
    ) -> str | None:
        """The words; None leaves them as they are."""
        return LACKING.get(sourceText) if context in CONTEXTS else None


def translators(parent: QObject) -> list[QTranslator]:
    """In the order of installing: the last installed is asked first."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own = QTranslator(parent)
    return [Lacking(parent), *([own] if own.load("qtbase_zh_CN", folder) else [])]

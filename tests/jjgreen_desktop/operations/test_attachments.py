"""Papers kept by hash: the same bytes once, back as they were, undone and done again, refused with a sentence."""

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.domain.attached import Attachment
from jjgreen_desktop.domain.enterprise import Park
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations import paper_files
from jjgreen_desktop.operations.attachments import (
    attach,
    attach_files,
    attachments,
    change,
    content_of,
    damaged,
    remove,
    rename,
    save_copy,
)
from jjgreen_desktop.operations.history import record_history
from jjgreen_desktop.operations.office import Office
from jjgreen_desktop.operations.recording import save
from tests.jjgreen_desktop.operations.desk import DAY, firm, retrofit_facts

PDF = b"%PDF-1.4\n" + bytes(range(256)) * 40 + b"\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


def test_bytes_come_back_as_they_were_with_what_is_known_of_them(office: Office) -> None:
    retrofit = save(office, retrofit_facts(firm(office).id)).record
    made = attach(office, retrofit, "节能验收报告.pdf", PDF, pages=lambda _pdf: 12).record
    assert content_of(office, made) == PDF
    assert (made.of_noun, made.of, made.enterprise) == (
        "retrofit",
        retrofit.id,
        retrofit.enterprise,
    )
    assert (made.pages, made.size, made.media) == (Decimal(12), Decimal(len(PDF)), "pdf")
    assert (made.kind, made.added_on, made.added_by) == ("acceptance", DAY, "测试员")
    (kept,) = attachments(office)
    assert (kept.record, kept.matter) == (made, "改造项目 一号窑余热利用改造")


def test_they_are_there_when_the_register_is_opened_again(tmp_path: Path, office: Office) -> None:
    made = attach(office, firm(office), "照片.PNG", PNG).record
    office.store.close()
    again = open_office(tmp_path / "湖口县 登记簿")
    try:
        assert content_of(again, made) == PNG
        assert made.pages == Decimal(1)
    finally:
        again.store.close()


def test_the_same_bytes_are_kept_once_and_that_is_said(office: Office) -> None:
    one, other = firm(office), firm(office, "湖口样例二厂有限公司")
    first = attach(office, one, "合同.pdf", PDF)
    assert "数不出页数" in first.said
    second = attach(office, other, "合同副本.pdf", PDF, pages=lambda _pdf: 3)
    assert second.said == ("“合同副本.pdf”这份材料已附在“湖口样例一厂有限公司”上，内容只存一份。")
    assert first.record.content == second.record.content
    with pytest.raises(
        Problem, match=r"这份材料已附在企业“湖口样例一厂有限公司”上，名称是“合同.pdf”"
    ):
        attach(office, one, "又一份.pdf", PDF)
    assert len(attachments(office, one)) == len(attachments(office, other)) == 1


def test_adding_removing_and_renaming_are_undone_and_done_again(office: Office) -> None:
    owner = firm(office)
    made = attach(office, owner, "扫描0001.pdf", PDF).record
    renamed = rename(office, made, "验收报告")
    assert renamed.file_name == "验收报告.pdf"
    assert rename(office, renamed, "验收报告.PDF").file_name == "验收报告.pdf"
    noted = change(office, renamed, kind="acceptance", note="缺第 3 页")
    assert office.store.undo() == "修改附件 验收报告.pdf（湖口样例一厂有限公司）"
    assert office.get(Attachment, made.id) == renamed
    office.store.redo()
    remove(office, noted)
    assert attachments(office) == []
    assert office.store.undo() == "删除附件 验收报告.pdf（湖口样例一厂有限公司）"
    assert content_of(office, noted) == PDF
    office.store.undo()
    office.store.undo()
    assert office.store.undo() == "登记附件 扫描0001.pdf（湖口样例一厂有限公司）"
    assert attachments(office) == []
    office.store.redo()
    (kept,) = attachments(office)
    assert (kept.record, content_of(office, kept.record)) == (made, PDF)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("C:\\Users\\张\\桌面\\报告.pdf", "报告.pdf"),
        ("../../etc/报告.pdf", "报告.pdf"),
        ("re\u0301sume\u0301.pdf", "résumé.pdf"),
        ("合同\u202efdp.pdf", "合同fdp.pdf"),
        ("a:b*c?.pdf", "a_b_c_.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("\udce5\udcab.x.pdf", "x.pdf"),
        ("换\n行\x00.pdf", "换行.pdf"),
        ("长" * 300 + ".pdf", "长" * 76 + ".pdf"),
        ("照片.pdf .", "照片.pdf"),
    ],
)
def test_a_name_is_kept_without_path_or_tricks(office: Office, typed: str, kept: str) -> None:
    made = attach(office, firm(office), typed, PDF).record
    assert made.file_name == kept
    assert len(kept.encode()) < 255


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("报告.pdf", b"", "空文件"),
        ("报告.pdf", b"hello, this is text", "里面不是PDF"),
        ("照片.jpg", PDF, "里面不是照片"),
        ("报告.pdf", b"MZ\x90\x00%PDF-1.4", "里面是程序"),
        ("报告.docx", b"\x7fELF\x02", "里面是程序"),
        ("报告.exe", b"MZ", "“.exe”文件不在可收的格式里"),
        ("报告.pdf.lnk", PDF, "“.lnk”文件不在可收的格式里"),
        ("表.xlsm", b"PK\x03\x04", "带宏的文件不收"),
        ("run.js", b"1", "“.js”文件不在可收的格式里"),
        ("报告", PDF, "没有扩展名的文件"),
        (".pdf", PDF, "没有写文件名"),
        ("///", PDF, "没有写文件名"),
    ],
)
def test_what_is_not_a_paper_is_refused_with_a_sentence(
    office: Office, name: str, content: bytes, why: str
) -> None:
    owner = firm(office)
    with pytest.raises(Problem) as refused:
        attach(office, owner, name, content)
    assert why in str(refused.value)
    assert attachments(office) == []


def test_files_of_a_stick_are_attached_as_one_write(office: Office, tmp_path: Path) -> None:
    owner = firm(office)
    paths = [tmp_path / name for name in ("营业执照.png", "坏.exe", "合同.pdf", "合同（2）.pdf")]
    for path, content in zip(paths, (PNG, b"MZ", PDF, PDF), strict=True):
        path.write_bytes(content)
    seen: list[tuple[int, int]] = []
    added = attach_files(
        office, owner, paths, go_on=lambda done, of: seen.append((done, of)) is None
    )
    assert [one.record.file_name for one in added.attached] == ["营业执照.png", "合同.pdf"]
    assert [one.record.kind for one in added.attached] == ["licence", "contract"]
    assert added.said.startswith("已添加附件“营业执照.png”、“合同.pdf”。")
    assert "坏.exe" in added.said
    assert "这份材料已附在" in added.said
    assert seen[0] == (len(PNG), len(PNG))
    assert office.store.undo() == "登记附件 2 份（湖口样例一厂有限公司）"
    assert attachments(office) == []


def test_stopped_midway_none_is_attached(office: Office, tmp_path: Path) -> None:
    paths = [tmp_path / "合同.pdf", tmp_path / "照片.png"]
    for path, content in zip(paths, (PDF, PNG), strict=True):
        path.write_bytes(content)
    asked: list[int] = []

    def second_time(done: int, _of: int) -> bool:
        asked.append(done)
        return len(asked) < 2

    owner = firm(office)
    with pytest.raises(Problem, match="已按要求停下"):
        attach_files(office, owner, paths, go_on=second_time)
    assert attachments(office) == []
    assert len(asked) == 2


def test_when_none_can_be_attached_it_is_refused(office: Office, tmp_path: Path) -> None:
    owner = firm(office)
    (tmp_path / "空.pdf").touch()
    (tmp_path / "文件夹.pdf").mkdir()
    with pytest.raises(Problem, match="空文件"):
        attach_files(office, owner, [tmp_path / "空.pdf"])
    with pytest.raises(Problem, match="是文件夹"):
        attach_files(office, owner, [tmp_path / "文件夹.pdf"])
    with pytest.raises(Problem, match=r"没有.*没有.pdf.*U盘还插着.*其余 1 个也没有添加"):
        attach_files(office, owner, [tmp_path / "没有.pdf", tmp_path / "空.pdf"])
    assert office.store.history(1)[0].name.startswith("登记企业")


def test_a_file_too_large_is_refused_before_it_is_read(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    huge = tmp_path / "大.pdf"
    with huge.open("wb") as file:
        file.truncate(paper_files.MOST + 1)
    with pytest.raises(Problem, match=r"不能超过 50 MB.*300 dpi"):
        attach_files(office, firm(office), [huge], go_on=lambda _d, _o: pytest.fail("read"))
    monkeypatch.setattr(paper_files, "MOST", len(PDF))
    exact = tmp_path / "正好.pdf"
    exact.write_bytes(PDF)
    assert attach_files(office, firm(office, "湖口样例二厂有限公司"), [exact]).attached


def test_a_stick_pulled_while_reading_leaves_nothing(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "报告.pdf"
    path.write_bytes(PDF)

    class Pulled:
        def __init__(self, parts: list[bytes]) -> None:
            self.parts = parts

        def __enter__(self) -> "Pulled":
            return self

        def __exit__(self, *_error: object) -> None: ...

        def read(self, _size: int) -> bytes:
            if not self.parts:
                raise OSError(5, "Input/output error")
            return self.parts.pop()

    monkeypatch.setattr(Path, "open", lambda *_a, **_k: Pulled([PDF[:100]]))
    with pytest.raises(Problem, match=r"报告.pdf”读不出来（磁盘读写出错）.*U盘插好"):
        attach_files(office, firm(office), [path])
    monkeypatch.setattr(Path, "open", lambda *_a, **_k: Pulled([b"", PDF[:100]]))
    with pytest.raises(Problem, match=r"没有读完整.*读到 100 字节"):
        attach_files(office, firm(office, "湖口样例二厂有限公司"), [path])
    assert attachments(office) == []


def test_a_copy_is_whole_and_one_that_cannot_be_written_leaves_the_old(
    office: Office, tmp_path: Path
) -> None:
    made = attach(office, firm(office), "合同.pdf", PDF).record
    assert save_copy(office, made, tmp_path / "合同.pdf").read_bytes() == PDF
    with pytest.raises(Problem, match="请先建好文件夹"):
        save_copy(office, made, tmp_path / "没有" / "合同.pdf")


def test_damage_is_found_and_a_damaged_paper_is_not_handed_out(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = firm(office)
    good = attach(office, owner, "好.pdf", PDF).record
    bad = attach(office, owner, "坏.png", PNG).record
    assert damaged(office) == damaged(office, owner) == []
    read = office.store.content
    stored = {bad.content: PNG + b"!"}
    monkeypatch.setattr(office.store, "content", lambda key: stored.get(key, read(key)))
    (told,) = damaged(office)
    assert told.startswith("附件“坏.png”（“湖口样例一厂有限公司”）的内容与添加时的校验值不符")
    with pytest.raises(Problem, match="请从备份恢复"):
        content_of(office, bad)
    assert content_of(office, good) == PDF
    monkeypatch.setattr(office.store, "content", lambda _key: None)
    assert len(damaged(office)) == 2
    assert len(damaged(office, go_on=lambda _done, _of: False)) == 1


def test_a_record_takes_its_papers_along_and_brings_them_back(office: Office) -> None:
    from jjgreen_desktop.operations import recording

    owner = firm(office)
    retrofit = save(office, retrofit_facts(owner.id)).record
    attach(office, retrofit, "验收.pdf", PDF)
    attach(office, owner, "照片.png", PNG)
    assert recording.remove(office, retrofit) == "附件 1 份"
    assert [one.record.file_name for one in attachments(office)] == ["照片.png"]
    assert recording.remove(office, owner) == "附件 1 份"
    assert attachments(office) == []
    undone = office.store.undo()
    assert undone == "删除企业 湖口样例一厂有限公司，连同附件 1 份"
    office.store.undo()
    assert [one.record.file_name for one in attachments(office)] == ["照片.png", "验收.pdf"]


def test_papers_go_with_a_record_to_another_firm(office: Office) -> None:
    owner, other = firm(office), firm(office, "湖口样例二厂有限公司")
    retrofit = save(office, retrofit_facts(owner.id)).record
    attach(office, retrofit, "验收.pdf", PDF)
    save(office, retrofit.model_copy(update={"enterprise": other.id}))
    assert attachments(office, owner) == []
    assert len(attachments(office, other)) == 1
    office.store.undo()
    assert len(attachments(office, owner)) == 1


def test_a_park_has_papers_too_and_a_paper_has_none(office: Office) -> None:
    park = save(office, Park(name="湖口样例产业园", county="湖口县")).record
    made = attach(office, park, "批复.pdf", PDF).record
    assert (made.park, made.enterprise) == (park.id, None)
    assert attachments(office, park)[0].matter == "园区"
    with pytest.raises(Problem, match="附件上不能再添加附件"):
        attach(office, made, "批复.png", PNG)
    with pytest.raises(Problem, match="不在登记簿里"):
        attach(office, Park(name="没有登记的园区"), "批复.png", PNG)


FULL = """
import resource, signal, sys
from pathlib import Path
from jjgreen_desktop.bootstrap import open_office
from jjgreen_desktop.domain.enterprise import Enterprise
from jjgreen_desktop.domain.problem import Problem
from jjgreen_desktop.operations.attachments import attach, attachments, content_of
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder = Path(sys.argv[1])
office = open_office(folder)
(owner,) = office.store.find(Enterprise)
size = max(path.stat().st_size for path in folder.iterdir())
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 200_000, resource.RLIM_INFINITY))
paper = b"%PDF-1.4" + bytes(range(256)) * 8000
try:
    attach(office, owner, "大.pdf", paper)
except Problem as problem:
    print(problem)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert attachments(office) == [] and office.store.faults() == []
made = attach(office, owner, "大.pdf", paper).record
assert content_of(office, made) == paper
office.store.close()
"""


@pytest.mark.skipif(
    sys.platform != "linux", reason="a limit on file sizes stands in for a full disk"
)
def test_a_full_disk_keeps_what_was_there_and_takes_it_later(
    office: Office, tmp_path: Path
) -> None:
    firm(office)
    office.store.close()
    folder = tmp_path / "湖口县 登记簿"
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "以前保存的都在" in done.stdout


def test_who_added_it_is_the_one_who_works(office: Office) -> None:
    with office.store.transaction("换人") as write:
        write.set_setting("operator", "李样例")
    other = replace(office)
    assert attach(other, firm(office), "合同.pdf", PDF).record.added_by == "李样例"


def test_its_history_is_told_in_words(office: Office) -> None:
    owner = firm(office)
    retrofit = save(office, retrofit_facts(owner.id)).record
    made = attach(office, retrofit, "节能验收报告.pdf", PDF).record
    (event,) = record_history(office, made.noun, made.id)
    assert event.deed == "登记"
    told = {one.label: one.after for one in event.fields}
    assert told["记录种类"] == "改造项目"
    assert told["记录"] == "一号窑余热利用改造"
    assert told["材料种类"] == "节能验收报告"

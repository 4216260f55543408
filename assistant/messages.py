"""What the command line and the errors of `assistant` say to the user: one typed function a message.

Answer texts live with the steps that compose them; here is everything else, so that a translator or an editor
finds it in one place. A message says what happened, where, and what to do.
"""

from __future__ import annotations

import errno
import re


def empty_question() -> str:
    return "问题是空的。请输入要问的内容，例如：某某局2023年“三公”经费决算是多少？"


def question_too_long(*, length: int, limit: int) -> str:
    return f"问题太长：共 {length} 个字，上限 {limit} 个字。请缩短后再问"


def no_question() -> str:
    return '没有给出问题。用法：jiwen ask "问题"，或 jiwen ask --batch 问题文件.jsonl --json'


def question_and_batch() -> str:
    return "问题与 --batch 只能给一个。请去掉其中之一"


def history_with_batch() -> str:
    return "--history 不能与 --batch 同用：批量提问时，请在每行的 history 里写先前的问题"


def file_unreadable(file: str, reason: str) -> str:
    return f"读不了文件 {file}：{reason}。请检查路径、权限与编码（须为 UTF-8）"


def line_not_json(number: int) -> str:
    return f'第 {number} 行不是一个 JSON 对象，已跳过。每行应形如 {{"id": "1", "q": "问题"}}'


def line_without_question(number: int) -> str:
    return f"第 {number} 行没有问题：缺少字段 q，或它不是文字"


def line_bad_history(number: int) -> str:
    return f"第 {number} 行的 history 应为先前问题的列表（文字），请改正"


def line_failed(reason: str) -> str:
    return f"这一问没能答出：程序内部出错（{reason}）。其余各行不受影响；请把这一行报告给维护者"


def no_questions_in(file: str) -> str:
    return f"{file} 里没有一行问题。每行应为一个 JSON 对象，至少含 id、q、type"


def gold_line_invalid(file: str, number: int, reason: str) -> str:
    return f"{file} 第 {number} 行不合评测题的格式：{reason}。格式见 docs/cli.md"


def below_threshold(name: str, *, got: float, wanted: float) -> str:
    return f"评测未达标：{name} {got:.1%}，要求至少 {wanted:.1%}"


def invalid_citations(count: int) -> str:
    return f"评测未达标：有 {count} 条回答的引文与报告原文不符，要求为 0"


def report_unknown(name: str) -> str:
    return f"资料库中没有报告“{name}”。请用 jiwen reports 查看已有报告的文件名与编号"


def report_ambiguous(name: str, files: list[str]) -> str:
    return f"“{name}”对应不止一份报告：{'、'.join(files)}。请写全文件名或编号"


def corpus_empty() -> str:
    return "资料库是空的。请先用 jiwen ingest 导入报告，或用 jiwen demo 看示例"


def nothing_found() -> str:
    return "没有找到相关的段落"


def ingested(*, added: int, replaced: int, unchanged: int, failed: int) -> str:
    parts = [("新增", added), ("更新", replaced), ("未变", unchanged), ("失败", failed)]
    return "导入完成：" + "，".join(f"{word} {count} 份" for word, count in parts if count or word == "新增")


def table_imported(file: str, *, facts: int) -> str:
    return f"已导入 {file}：{facts} 个事实，可以提问了"


def removed(file: str) -> str:
    return f"已删除报告 {file}，事实与索引中的相应内容也已清除"


def reindexed(reports: int) -> str:
    return f"索引已重建，共 {reports} 份报告"


def no_findings(reports: int) -> str:
    return f"检查了 {reports} 份报告，没有发现数字矛盾"


def demo_ready(*, reports: int, home: str) -> str:
    return f"资料库 {home} 中有 {reports} 份报告。先看三个问题："


def demo_next(home: str) -> str:
    return f'接着问：jiwen ask "问题" --home {home}'


def serving(url: str) -> str:
    return f"问答页面：{url} （按 Ctrl-C 停止）"


def stopped() -> str:
    return "已停止"


def port_taken(port: int) -> str:
    return f"端口 {port} 已被占用，页面没有启动。请关掉占用它的程序，或用 --port 换一个端口"


def ui_failed(code: int) -> str:
    return f"页面程序意外退出（退出码 {code}）。请查看上面的输出"


def model_unreachable(url: str) -> str:
    return f"连不上语言模型 {url}。请检查 JIWEN_MODEL_URL 与网络；不用语言模型时请清空 JIWEN_MODEL"


def model_slow(seconds: float) -> str:
    return f"语言模型 {seconds:g} 秒内没有答复。可调大 JIWEN_MODEL_TIMEOUT；本次改用不经语言模型的回答"


def model_refused(reason: str) -> str:
    return f"语言模型拒绝了请求：{reason}。请检查 JIWEN_MODEL、JIWEN_MODEL_KEY 的值"


def model_silent() -> str:
    return "语言模型没有给出文字。本次改用不经语言模型的回答"


def model_not_json() -> str:
    return "语言模型没有按要求给出 JSON。可换一种 JIWEN_MODEL_STRUCTURED；本次改用按规则的理解"


def model_url_missing() -> str:
    return "设置了 JIWEN_MODEL 却没有 JIWEN_MODEL_URL。请填写接口地址，或清空 JIWEN_MODEL"


def reading_rejected(field: str, value: str) -> str:
    return f"语言模型填的{field}“{value[:40]}”不在资料、词包或问题中。本次改用按规则的理解"


def read_by_model() -> str:
    return "（由语言模型理解）"


def wording_rejected() -> str:
    return "（语言模型的措辞改动了数字或引用，已弃用，以下为直接组成的回答）"


_REASONS = {
    errno.ENOENT: "文件不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "已经存在同名的文件",
    errno.ENOSPC: "磁盘空间不足",
    errno.EROFS: "磁盘只读",
}


def system_reason(error: OSError) -> str:
    """Why the system refused, in Chinese where it is a usual reason."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))


def system_error(error: OSError) -> str:
    where = f"（{error.filename}）" if error.filename else ""
    return f"操作系统报告错误{where}：{system_reason(error)}。请检查路径、权限与磁盘空间"


def unexpected(reason: str) -> str:
    return f"程序内部出错：{reason}。设置环境变量 JIWEN_DEBUG=1 重试可看到详情，请报告给维护者"


_USAGE = (
    (r"No such option:? (\S+?)[.]?( .*)?$", "没有选项 {0}"),
    (r"No such command '(.+?)'.*$", "没有命令“{0}”"),
    (r"Missing argument '(.+?)'.*$", "缺少参数 {0}"),
    (r"Missing option '(.+?)'.*$", "缺少选项 {0}"),
    (r"Option '(.+?)' requires (?:an argument|\d+ arguments).*$", "选项 {0} 后面缺少值"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.+?)\).*$", "多出了参数 {0}"),
    (r"Invalid value for '(.+?)':.*$", "{0} 的值不可用"),
)


def usage(problem: str, command: str) -> str:
    """The line for a command line that cannot be parsed; `problem` is the parser's English."""
    for pattern, chinese in _USAGE:
        if match := re.match(pattern, problem, flags=re.DOTALL):
            problem = chinese.format(match.group(1))
            break
    return f"命令写法有误：{problem}。请运行 {command} --help 查看用法"

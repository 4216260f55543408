"""Commands that take questions: ask, search, eval."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant import messages
from assistant.cli.options import Batch, Home, Json
from assistant.errors import QuestionError
from index.errors import JiwenError

if TYPE_CHECKING:
    from assistant.cli.batch import Line
    from assistant.cli.records import Record
    from assistant.cli.session import Session

Question = Annotated[str | None, typer.Argument(metavar="QUESTION", help="要问的问题，用引号括起")]


def ask(
    question: Question = None,
    history: Annotated[
        list[str] | None, typer.Option("--history", metavar="QUESTION", help="先前问过的问题，可重复，先问的在前")
    ] = None,
    batch: Batch = None,
    json: Json = False,
    home: Home = None,
) -> None:
    """提问：回答中的每个数字都附出处。"""
    from assistant.cli import records, show
    from assistant.cli.session import opened
    from assistant.conversation import recent

    _one_source(question, batch)
    if batch is not None:
        if history:
            raise QuestionError(messages.history_with_batch())
        return _batch(batch, home, _answered, _unanswered)
    with opened(home) as session:
        answer = session.ask(question or "", recent(history or ()))
    if json:
        print(records.dumps(answer.contract()))
    else:
        show.answer(answer)


def search(
    question: Question = None,
    k: Annotated[int, typer.Option("-k", metavar="N", min=1, max=1000, help="取几段")] = 10,
    batch: Batch = None,
    json: Json = False,
    home: Home = None,
) -> None:
    """检索：找出与问题最相关的段落，最好的在前。"""
    from assistant.cli import records, show
    from assistant.cli.session import opened

    _one_source(question, batch)
    if batch is not None:
        return _batch(batch, home, lambda session, line: _found(session, line.question, k, line.history), _unfound)
    with opened(home) as session:
        record = _found(session, question or "", k)
    if json:
        print(records.dumps(record))
    else:
        show.passages(record)


def evaluate(
    questions: Annotated[
        Path | None,
        typer.Argument(metavar="QUESTIONS", help="评测题（JSON Lines）；缺省用随产品附带的题目与示例报告"),
    ] = None,
    min_right: Annotated[float, typer.Option(metavar="RATE", min=0, max=1, help="答对率下限")] = 0.6,
    min_support: Annotated[float, typer.Option(metavar="RATE", min=0, max=1, help="引文支持率下限")] = 0.6,
    detail: Annotated[Path | None, typer.Option(metavar="FILE", help="把每题的得分与原因写入此文件")] = None,
    json: Json = False,
    home: Home = None,
) -> None:
    """评测：按题库给回答打分，未达标时退出码为 1。"""
    from assistant.cli import records, show
    from assistant.cli.pages import demo_home
    from assistant.cli.session import opened
    from assistant.evaluation import evaluate as run
    from assistant.question_set import read_questions
    from assistant.samples import QUESTIONS

    gold = read_questions(questions or QUESTIONS)
    with opened(home if questions else demo_home(home)) as session:
        score = run(gold, session.ask, session.library)
    if detail:
        detail.write_text("".join(verdict.model_dump_json() + "\n" for verdict in score.verdicts), encoding="utf-8")
    if json:
        print(records.dumps(score.summary()))
    else:
        show.score(score)
    score.require(right=min_right, support=min_support)


def _one_source(question: str | None, batch: str | None) -> None:
    if question is None and batch is None:
        raise QuestionError(messages.no_question())
    if question is not None and batch is not None:
        raise QuestionError(messages.question_and_batch())


def _batch(
    path: str,
    home: Path | None,
    work: Callable[[Session, Line], Record],
    failure: Callable[[Line, str], Record],
) -> None:
    """Print one object a line, in order; a line that cannot be worked on gets its `failure` and the rest goes on."""
    from assistant.cli import batch, records
    from assistant.cli.session import opened

    with opened(home) as session:
        for line in batch.read(path):
            try:
                record = failure(line, line.problem) if line.problem else work(session, line)
            except JiwenError as error:
                record = failure(line, str(error))
            except Exception as error:
                # A fault of ours on one question must not cost the user the answers to the others.
                logging.getLogger(__name__).exception("question %r failed", line.id)
                record = failure(line, messages.line_failed(type(error).__name__))
            print(records.dumps({"id": line.id, **record}), flush=True)


def _unanswered(line: Line, reason: str) -> Record:
    from assistant.schema import Answer

    return Answer(question=line.question, status="not_found", text=reason).contract()


def _unfound(line: Line, reason: str) -> Record:
    print(reason, file=sys.stderr)
    return {"question": line.question, "passages": []}


def _answered(session: Session, line: Line) -> Record:
    from assistant.conversation import recent

    return session.ask(line.question, recent(line.history)).contract()


def _found(session: Session, question: str, k: int, history: Sequence[str] = ()) -> Record:
    from assistant.cli import records
    from assistant.conversation import checked, recent
    from assistant.searching import search as found

    hits = found(checked(question), library=session.library, history=recent(history), k=k)
    reports = {hit.passage.location.report_id: session.library.report(hit.passage.location.report_id) for hit in hits}
    return {
        "question": question,
        "passages": [records.hit(hit, reports[hit.passage.location.report_id]) for hit in hits],
    }

"""Draws what can be asked, and what this installation is set to."""

from __future__ import annotations

from html import escape

import streamlit as st

from index.settings import Settings

_SECRET = {"model_key"}
_ASKABLE = (
    ("查一个数", "某某局2023年“三公”经费决算是多少？", "口径可写明：年初预算、全年预算、决算、目标值、实际值"),
    ("比较与计算", "某某局2023年支出比上年增减多少？增长百分之几？", "差额、增幅、占比、合计、平均、倍数，列出算式"),
    ("排名与筛选", "2023年各单位项目支出从高到低排名", "最高、最低、前三、超过某数的有哪些、共几家"),
    ("多年变化", "某某局近三年公务接待费的变化", "两个以上年度的，附对照表和图"),
    ("查原文", "某某局2023年自评发现了哪些问题？提出了什么措施？", "摘引报告原句，点编号看上下文"),
    ("核对", "某某局2023年报告里有没有前后矛盾的数字？", "也可到“核对”页逐条看"),
    ("接着问", "那2022年呢？ / 换算成亿元", "会话中可省略单位、年度和指标"),
)
_KNOW = (
    "单位可用简称；不写年度或单位时，如只有一份报告合适就用它，并在回答中说明。",
    "报告没有写的，回答“未找到”并说明查过哪里，不会推测数字。",
    "同一指标的预算、调整预算、决算是不同的数，回答会写明用的是哪一个。",
    "报告前后数字不一致时，两个数都会给出，并各自注明出处。",
)


def askable() -> None:
    """What can be asked, with an example each."""
    rows = "".join(
        f"<tr><td><b>{escape(name)}</b></td><td>{escape(example)}</td><td class='jw-soft'>{escape(note)}</td></tr>"
        for name, example, note in _ASKABLE
    )
    head = "<thead><tr><th>想做什么</th><th>可以这样问</th><th>说明</th></tr></thead>"
    notes = "".join(f"<li>{escape(note)}</li>" for note in _KNOW)
    st.html(f'<table class="jw-plain jw-wide">{head}<tbody>{rows}</tbody></table><ul class="jw-units">{notes}</ul>')


def settings(given: Settings) -> None:
    """Every setting with its value, its variable and what it does; secrets only as set or not set."""
    rows = "".join(
        f"<tr><td>{escape(field.description or name)}</td><td>{escape(_shown(name, getattr(given, name)))}</td>"
        f'<td class="jw-soft">JIWEN_{escape(name.upper())}</td></tr>'
        for name, field in Settings.model_fields.items()
    )
    head = "<thead><tr><th>设置</th><th>当前值</th><th>环境变量</th></tr></thead>"
    st.html(
        f'<table class="jw-plain jw-wide">{head}<tbody>{rows}</tbody></table>'
        '<div class="jw-soft">设置由环境变量给出，改后重新启动生效。全部内容只存于数据目录，不向外发送；'
        "仅当填写了语言模型接口时，问题与所引原文会发给该接口。</div>"
    )


def _shown(name: str, value: object) -> str:
    if name in _SECRET:
        return "已设置" if value else "未设置"
    return str(value) if value not in (None, "") else "未设置"

"""How the pages look: Streamlit's theme options, light and dark, in one table."""

from __future__ import annotations

SANS = (
    "'Source Han Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'HarmonyOS Sans SC', 'Microsoft YaHei', "
    "'WenQuanYi Micro Hei', sans-serif"
)
_LIGHT = {
    "primaryColor": "#1f5c99",
    "backgroundColor": "#ffffff",
    "secondaryBackgroundColor": "#f4f6f9",
    "textColor": "#1d2530",
    "linkColor": "#1f5c99",
    "borderColor": "#dde3ea",
    "grayTextColor": "#5d6b7a",
}
_DARK = {
    "primaryColor": "#7db4e8",
    "backgroundColor": "#14181d",
    "secondaryBackgroundColor": "#1c2229",
    "textColor": "#e4e8ed",
    "linkColor": "#8fc0ee",
    "borderColor": "#333c47",
    "grayTextColor": "#9aa7b5",
}
_BOTH = {
    "font": SANS,
    "headingFont": SANS,
    "baseFontSize": "16",
    "baseRadius": "6px",
    "showWidgetBorder": "true",
    "showSidebarBorder": "true",
}
COLOURS = ("#4a86c5", "#d08650", "#4fa37d", "#a07ab5", "#c2a04a", "#7f94a3", "#c46a7a", "#6fb3b8")
"""Series colours of charts; they stay apart for colour-blind readers and on a projector."""


def options() -> dict[str, str]:
    """Streamlit options by name, as `--name=value` takes them."""
    named = {f"theme.{name}": value for name, value in _BOTH.items()}
    for scheme, values in (("light", _LIGHT), ("dark", _DARK)):
        named |= {f"theme.{scheme}.{name}": value for name, value in values.items()}
    return named

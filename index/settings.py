"""Every setting, once: its default, its limits, what it does. Read from the environment (JIWEN_…) in `load`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.errors import SettingsError

Structured = Literal["json_mode", "function_calling", "json_schema"]
"""How an endpoint is asked for JSON; not every one takes a schema."""


class Settings(BaseSettings):
    """Settings of one process; frozen, passed down, never read again."""

    model_config = SettingsConfigDict(env_prefix="JIWEN_", frozen=True, extra="ignore")

    home: Path = Field(Path("jiwen-data"), description="数据目录：报告、事实表与索引都在其中")
    embedder: str = Field(
        "builtin", description="向量模型：builtin 为随产品附带的模型；或 sentence-transformers 模型的本地目录或名称"
    )
    reranker: str = Field(
        "", description="重排模型：sentence-transformers CrossEncoder 模型的本地目录或名称；留空则不重排"
    )
    pack: Path | None = Field(None, description="另行加载的领域词包（TOML）；缺省用内置“绩效自评”")
    max_file_mb: int = Field(50, ge=1, le=2000, description="单个报告文件的大小上限（MB）")
    max_table_mb: int = Field(
        500, ge=1, le=4000, description="导入的数据表（CSV）的大小上限（MB）；逐行读入，100 万行约 120 MB"
    )
    model: str = Field("", description="语言模型名称；留空则不用语言模型")
    model_url: str = Field("", description="语言模型接口地址（OpenAI 兼容）")
    model_key: str = Field("", description="语言模型接口密钥", repr=False)
    model_timeout: float = Field(20.0, gt=0, le=600, description="语言模型单次应答的时限（秒），含一次重试")
    model_structured: Structured = Field(
        "json_mode",
        description="向语言模型要 JSON 的方式：json_mode、function_calling 或 json_schema，依接口所支持的选",
    )


def load(**overrides: object) -> Settings:
    """Settings from the environment, with explicit values winning (None means: not given).

    Raises:
        SettingsError: A value is not usable; names the variable.
    """
    given = {key: value for key, value in overrides.items() if value is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic validates the values
    except ValidationError as error:
        first = error.errors()[0]
        name = "JIWEN_" + str(first["loc"][0]).upper()
        raise SettingsError(f"设置 {name} 的值不可用：{first['msg']}。请改正该环境变量后重试") from error

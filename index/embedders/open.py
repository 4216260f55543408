"""Which embedder the settings mean."""

from __future__ import annotations

from pathlib import Path

from index.embedders.base import Embedder
from index.errors import EmbedderError
from index.settings import Settings


def open_embedder(settings: Settings) -> Embedder:
    """The embedder that `settings.embedder` names: ``builtin``, ``hash``, a model folder, or a model name.

    A folder in the form of the built-in model opens without torch; any other goes to sentence-transformers.

    Raises:
        EmbedderError: It cannot be opened; the message says what to set instead.
    """
    from index.embedders.static import StaticEmbedder, is_static

    wanted = settings.embedder.strip()
    if wanted in ("", "builtin"):
        return StaticEmbedder()
    if wanted == "hash":
        from index.embedders.hashed import HashEmbedder

        return HashEmbedder()
    folder = Path(wanted).expanduser()
    if folder.is_dir() and is_static(folder):
        return StaticEmbedder(folder, name=wanted)
    if not folder.exists() and looks_like_path(wanted):
        raise EmbedderError(f"向量模型目录 {wanted} 不存在。请检查 JIWEN_EMBEDDER，或设为 builtin 使用内置模型")
    from index.embedders.sentence_transformers import SentenceTransformersEmbedder

    return SentenceTransformersEmbedder(str(folder) if folder.exists() else wanted)


def looks_like_path(name: str) -> bool:
    """Whether a model was named by its folder rather than by its name on a hub."""
    # A name on a model hub is "model" or "owner/model".
    return name.startswith((".", "/", "~", "\\")) or "\\" in name or name.count("/") > 1

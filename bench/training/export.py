"""The model folder: one int8 row a token with its scale, in the form of model2vec.

sentence-transformers opens the same folder: `modules.json` names its StaticEmbedding and Normalize modules. Traditional
forms of a token are tokens of their own that share its row.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer

from bench.training.fit import Table

_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]


def save(folder: Path, tokenizer: Tokenizer, table: Table, *, description: dict[str, object]) -> None:
    """Write the folder; the unknown token (row 0) weighs nothing."""
    scales = np.abs(table).max(axis=1) / 127
    scales[0] = 0
    rows = np.rint(table / np.where(scales > 0, scales, 1)[:, None]).clip(-127, 127).astype(np.int8)
    both, mapping = with_traditional(tokenizer)
    folder.mkdir(parents=True, exist_ok=True)
    tensors = {"embeddings": rows, "weights": scales.astype(np.float32)[mapping], "mapping": mapping}
    save_file(tensors, folder / "model.safetensors")
    (folder / "model.safetensors").chmod(0o644)
    both.save(str(folder / "tokenizer.json"), pretty=False)
    config = {"model_type": "model2vec", "normalize": True, "hidden_dim": table.shape[1], **description}
    _write(folder / "config.json", config)
    _write(folder / "modules.json", _MODULES)


def with_traditional(tokenizer: Tokenizer) -> tuple[Tokenizer, np.ndarray[tuple[int], np.dtype[np.int32]]]:
    """The tokenizer with the traditional forms of its tokens, and the row of each token."""
    from opencc import OpenCC

    convert = OpenCC("s2t").convert
    state = json.loads(tokenizer.to_str())
    vocabulary: list[list[object]] = state["model"]["vocab"]
    known = {str(token) for token, _ in vocabulary}
    mapping = list(range(len(vocabulary)))
    for row, (token, score) in enumerate(list(vocabulary)):
        form = convert(str(token))
        if form not in known:
            known.add(form)
            vocabulary.append([form, score])
            mapping.append(row)
    return Tokenizer.from_str(json.dumps(state)), np.asarray(mapping, np.int32)


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

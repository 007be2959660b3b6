"""Reads the weights of a shipped model back, so that training can go on from it without the checkpoints.

The export rounds weights to 7 bits; what comes back is the rounded value, which training rounds to the same again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from torch import nn

#: The products of a layer after attention, in the order of the graph.
PRODUCTS = ("attention.output.dense", "intermediate.dense", "output.dense")
ATTENTION = ("query", "key", "value")


def restored(model: Path, net: nn.Module) -> dict[str, torch.Tensor]:
    """The state of a net with the weights of an exported model; heads that were added at the end since keep the net's.

    Args:
        model: model.onnx as ``training.encoder.export`` writes it.
        net: the net to fill: the base model's word pieces stay, as they are never trained.

    Raises:
        ValueError: the file is no rounded export of this net.
    """
    import onnx
    from onnx.numpy_helper import to_array

    graph = onnx.load(str(model)).graph
    have = {i.name: to_array(i) for i in graph.initializer}
    state = {name: value.clone() for name, value in net.state_dict().items()}
    kept = {name for name in state if name.startswith("heads") or "word_embeddings" in name}
    for name, value in (*_tables(have, set(state) - kept), *_attention(graph, have), *_products(graph, have)):
        if tuple(value.shape) != tuple(state[name].shape):
            raise ValueError(f"{model}: {name} is {value.shape}, not {tuple(state[name].shape)}")
        state[name] = torch.tensor(value, dtype=state[name].dtype)
        kept.add(name)
    heads = next((have[n.input[1]] for n in graph.node if n.op_type == "MatMul" and n.input[1] in have), None)
    if heads is None or kept != set(state):
        raise ValueError(f"{model} has no weights for {sorted(set(state) - kept) or 'the heads'}")
    state["heads.weight"][: heads.shape[1]] = torch.tensor(heads.T)
    state["heads.bias"][: heads.shape[1]] = torch.tensor(have["net.heads.bias"])
    return state


def _whole(have: dict[str, Any], name: str) -> Any:
    """Integers times their scale (one, or one a column)."""
    name = name.removesuffix("_quantized")
    return (have[f"{name}_quantized"].astype("float32") - have[f"{name}_zero_point"]) * have[f"{name}_scale"]


def _tables(have: dict[str, Any], names: set[str]) -> Iterator[tuple[str, Any]]:
    """What keeps its name in the graph: embeddings, normalisations, biases."""
    for name in sorted(names):
        if f"net.{name}" in have:
            yield name, have[f"net.{name}"]
        elif f"net.{name}_quantized" in have:
            yield name, _whole(have, f"net.{name}")


def _attention(graph: Any, have: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Queries, keys and values, which the export joins."""
    for node in graph.node:
        if node.op_type == "QAttention":
            weight, bias = _whole(have, node.input[1]), have[node.input[2]]
            width = weight.shape[0]
            for i, part in enumerate(ATTENTION):
                at = f"bert.encoder.layer.{node.input[1].split('_')[1]}.attention.self.{part}"
                yield f"{at}.weight", weight[:, i * width : (i + 1) * width].T
                yield f"{at}.bias", bias[i * width : (i + 1) * width]


def _products(graph: Any, have: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The other products of the layers."""
    for at, node in enumerate(n for n in graph.node if n.op_type == "MatMulInteger"):
        layer, part = divmod(at, len(PRODUCTS))
        yield f"bert.encoder.layer.{layer}.{PRODUCTS[part]}.weight", _whole(have, node.input[1]).T

"""The encoder and its heads in PyTorch: MiniLM, three features beside each piece, and one linear layer for all heads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import torch
from torch import nn

from sayso.reading.encoder.heads import HEADS, POINTER, Bio, Label
from sayso.reading.encoder.words import BREAKS, CASES, QUOTES

if TYPE_CHECKING:
    from pathlib import Path


class Rounded(nn.Linear):  # type: ignore[misc] # torch is untyped here
    """A linear layer that computes with its weights as the export will round them: 7 bits, one scale a row.

    The gradient passes the rounding by (straight through), so that training finds weights that bear it.
    """

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The layer's answer with rounded weights."""
        scale = self.weight.detach().abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 64
        rounded = (self.weight.detach() / scale).round() * scale
        return nn.functional.linear(x, self.weight + (rounded - self.weight.detach()), self.bias)


class Net(nn.Module):  # type: ignore[misc] # torch is untyped here
    """Scores of all heads for every piece; a word's scores are those of its first piece.

    Args:
        base: folder of the base model (config.json), of BERT's form.
        weights: start from the base model's weights; without, from random ones that a checkpoint will replace.
        rounded: compute with weights rounded as the export rounds them.
        attention: how transformers computes attention; "eager" exports plainly.
    """

    def __init__(self, base: Path, *, weights: bool = True, attention: str = "sdpa", rounded: bool = False) -> None:
        from transformers import BertConfig, BertModel

        super().__init__()
        config = BertConfig(**json.loads((base / "config.json").read_text()))
        config._attn_implementation = attention  # noqa: SLF001 - transformers has no other way from a config alone
        # Dropout inside attention would keep PyTorch from its fast kernel: a step took two to five times as long.
        config.attention_probs_dropout_prob = 0.0
        if weights:
            self.bert = BertModel.from_pretrained(base, config=config, add_pooling_layer=False)
        else:
            self.bert = BertModel(config, add_pooling_layer=False)
        if rounded:
            for layer in self.bert.encoder.modules():
                if isinstance(layer, nn.Linear):
                    layer.__class__ = Rounded
        width = config.hidden_size
        self.features = nn.ModuleList([nn.Embedding(len(t) + 1, width) for t in (CASES, QUOTES, BREAKS)])
        for table in self.features:
            nn.init.normal_(table.weight, std=0.02)
        self.drop = nn.Dropout(0.1)
        self.heads = nn.Linear(width, sum(h.size for h in HEADS))
        self.bert.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)

    def forward(self, ids: torch.Tensor, features: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Scores (batch, pieces, columns).

        Args:
            ids: piece ids (batch, pieces).
            features: case, quote and break of each piece's word, each plus 1, 0 for added pieces (batch, pieces, 3).
            mask: 1 for pieces, 0 for padding (batch, pieces).
        """
        x = self.bert.embeddings.word_embeddings(ids)
        for i, table in enumerate(self.features):
            x = x + table(features[..., i])
        out = self.bert(inputs_embeds=x, attention_mask=mask).last_hidden_state
        return self.heads(self.drop(out))


#: How much each head weighs in the loss.
WEIGHT = {
    "content": 1.0,
    "cue": 0.7,
    "source": 1.0,
    "via": 0.3,
    "content_cue": 0.3,
    "content_source": 0.8,
    "content_via": 0.15,
    "act": 0.3,
    "certainty": 0.15,
    "event": 1.2,
    "status": 0.3,
    "background": 0.15,
    "event_actor": 0.3,
    "event_recipient": 0.3,
    "mode": 0.25,
    "event_date": 0.15,
    "event_place": 0.15,
    "about": 0.4,
    "condition": 0.3,
    "event_about": 0.15,
    "link": 0.2,
    "content_claim": 0.6,
    "inner": 1.5,
}
#: How much an answer counts where one word in sixty has it: outside, begins, inside.
RARE = {"inner": (1.0, 4.0, 2.0)}


def loss_of(scores: torch.Tensor, batch: dict[str, Any]) -> tuple[torch.Tensor, dict[str, float]]:
    """The weighted loss of a batch, and each head's own for the log.

    Args:
        scores: (batch, pieces, columns).
        batch: what data.batch_of made.
    """
    rows = torch.arange(scores.shape[0], device=scores.device)[:, None]
    # Split once: the gradient of a slice is as wide as all heads together.
    sizes = [head.size for head in HEADS]
    each = scores[rows, batch["first"]].float().split(sizes, -1)  # (batch, words, columns) of each head
    nones = scores[:, 0].float().split(sizes, -1)
    total, parts = scores.new_zeros((), dtype=torch.float32), {}
    for head, words, none in zip(HEADS, each, nones, strict=True):
        if isinstance(head, Bio):
            gold = batch["bio"][head.name].flatten()
            told = int((gold != -100).sum())  # noqa: PLR2004 - cross_entropy's ignore_index
            if not told:
                continue
            rare = torch.tensor(RARE[head.name], device=scores.device) if head.name in RARE else None
            part = nn.functional.cross_entropy(words.flatten(0, 1), gold, weight=rare)
            share = min(1.0, told / 1000)
        else:
            at, gold = batch["at"][head.name]
            if not len(gold):
                continue
            if isinstance(head, Label):
                out = words[at[:, 0], at[:, 1]]
            else:
                query = words[at[:, 0], at[:, 1], :POINTER]
                keys = torch.cat([none[:, None, POINTER:], words[..., POINTER:]], 1)[at[:, 0]]
                out = (keys @ query[:, :, None])[..., 0] / POINTER**0.5
                out = out.masked_fill(~batch["pointable"][at[:, 0]], -1e4)
            part = nn.functional.cross_entropy(out, gold)
            share = min(1.0, len(gold) / 20)
        parts[head.name] = float(part.detach())
        total = total + WEIGHT[head.name] * share * part
    return total, parts

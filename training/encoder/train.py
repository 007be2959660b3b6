"""Trains the encoder pass; writes a checkpoint every few minutes and goes on from it when started again.

    python -m training.encoder.train --data SHARED --base MODEL_DIR --out FOLDER [--recipe shipped] [--seed 1] [--hold-out]

With ``--hold-out`` a tenth of the reports of gold and of our own and a twentieth of PolNeAR's are left out, for decisions.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import torch

from sayso.reading.encoder.pieces import Pieces
from training.encoder.batches import batch_of, batches_of, items_of
from training.encoder.corpora import gold, own, polnear, quiet, spoken
from training.encoder.net import Net, loss_of
from training.encoder.restore import restored
from training.own.markup import DENSE

if TYPE_CHECKING:
    from training.encoder.data import Example


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the training: its rate rises and falls to nothing; ``times`` is how often an epoch reads each corpus."""

    epochs: int
    rate: float
    times: dict[str, float]


#: What the last parts share.
REAL = {"gold": 3.5, "agreements": 0.5, "quiet": 0.3, "spoken": 1.0}
#: How the shipped weights came about: the rate rises and falls anew in each part, as our own sentences were being written.
SHIPPED = (
    Part(3, 4e-4, {"polnear": 1.0, "gold": 4.0, "own": 5.0, "quiet": 0.4}),
    Part(2, 3e-4, {"polnear": 1.0, "gold": 4.0, "own": 4.0, "quiet": 0.4}),
    Part(1, 2e-4, {"polnear": 1.0, "gold": 3.0, "own": 3.0, "quiet": 0.4}),
    Part(2, 3e-4, {"polnear": 1.0, "gold": 3.0, "own": 4.0, "quiet": 0.4}),
    Part(2, 3e-4, {"polnear": 1.0, "gold": 4.0, "own": 5.0, "quiet": 0.5}),
    Part(2, 3e-4, {"polnear": 0.5, "gold": 3.0, "own": 4.0, "quiet": 0.3}),
    Part(2, 4e-4, {"polnear": 0.5, "gold": 3.0, "own": 3.0, "dense": 5.0, "quiet": 0.3}),
    Part(2, 3e-4, {"polnear": 0.5, "gold": 4.0, "own": 2.0, "dense": 4.0, "quiet": 0.3}),
    Part(3, 3e-4, {"polnear": 0.6, "gold": 3.0, "own": 2.0, "dense": 3.0, "quiet": 0.3}),
    Part(2, 3e-4, {"polnear": 0.6, "gold": 3.0, "own": 1.5, "dense": 3.0, "quiet": 0.3}),
    Part(2, 3e-4, {"polnear": 0.6, "gold": 3.0, "own": 1.0, "dense": 2.5, "quiet": 0.3}),
    Part(2, 3e-4, {"polnear": 0.6, "gold": 3.0, "own": 0.8, "dense": 2.0, "quiet": 0.3}),
    Part(1, 3e-4, {"polnear": 0.8, "gold": 3.5, "own": 1.2, "dense": 2.4, "quiet": 0.3}),
    Part(1, 3e-4, {"polnear": 0.8, "gold": 3.5, "own": 1.0, "dense": 2.0, "agreements": 1.5, "quiet": 0.3}),
    Part(3, 3e-4, REAL | {"polnear": 1.0, "own": 1.0, "dense": 2.0}),
    Part(2, 2.5e-4, REAL | {"polnear": 0.8, "own": 1.0, "dense": 2.0, "criticism": 0.5}),
    Part(1, 2.5e-4, REAL | {"polnear": 0.8, "own": 1.0, "dense": 1.3, "criticism": 0.5, "conditions": 3.0}),
)
#: All of it at once, in less than an hour of two cores.
HOUR = (Part(5, 4e-4, {"polnear": 0.6, "gold": 3.0, "own": 1.0, "dense": 2.0, "agreements": 0.5, "quiet": 0.3, "spoken": 1.0}),)
RECIPES = {"hour": HOUR, "shipped": SHIPPED}


def corpora(data: Path, *, seed: int) -> dict[str, list[Example]]:
    """The training corpora."""
    return {
        "polnear": polnear(data / "data/attribution/polnear_train.jsonl.gz"),
        "gold": gold(data / "gold", seed=seed),
        "own": own(f"[!{DENSE}]*.txt", seed=seed),
        "dense": own(f"{DENSE}*.txt", seed=seed),
        "agreements": own(f"{DENSE}-dense-6[1-8]*.txt", seed=seed),  # of the dense ones, those on the life of agreements
        "criticism": own("y-criticism*.txt", seed=seed + 7),
        "conditions": own("y-condition*.txt", seed=seed + 9),
        "quiet": quiet(data, seed=seed),
        "spoken": spoken(data),  # acts of real news
    }


def split(corpus: str, examples: list[Example]) -> tuple[list[Example], list[Example]]:
    """Trained on, held out: by the report's id, so that a report is held out of every corpus that it is in."""
    every = 20 if corpus in ("polnear", "spoken") else 10  # some articles are in both
    held = {e.id for e in examples if not crc32(e.id.encode()) % every}
    return [e for e in examples if e.id not in held], [e for e in examples if e.id in held]


def epoch_items(
    data: Path, pieces: Pieces, epoch: int, seed: int, *, everything: bool, size: int, times: dict[str, float]
) -> list[list[object]]:
    """The batches of one epoch: the same for the same seed and the same data."""
    rnd = random.Random(f"{seed} {epoch}")  # noqa: S311 - an order, no secret
    examples: list[Example] = []
    for turn in range(math.ceil(max(times.values()))):
        for name, found in corpora(data, seed=1000 * epoch + turn).items():
            if turn < times.get(name, 0.0):
                told = found if everything else split(name, found)[0]
                share = min(1.0, times[name] - turn)
                examples += told if share == 1.0 else rnd.sample(told, round(share * len(told)))
    return batches_of(items_of(examples, pieces, rnd), size, rnd)  # type: ignore[return-value]


def main() -> None:  # noqa: C901, PLR0915 - the loop is read in one piece
    """Train; see the module."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--base", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--pieces", type=int, default=3600, help="word pieces in a batch")
    ap.add_argument("--hold-out", action="store_true", help="leave some reports out, to decide by")
    ap.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    ap.add_argument("--recipe", choices=list(RECIPES), default="hour", help="an hour, or all parts of the shipped weights")
    ap.add_argument("--start", type=Path, help="weights (.pt) or a shipped model (.onnx) to go on from, in the part of --part")
    ap.add_argument("--part", type=int, default=1, help="the part to begin with (1 is the first)")
    ap.add_argument("--stop-after", type=int, default=0, help="stop after so many steps (to try it out)")
    args = ap.parse_args()
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    pieces = Pieces(args.base / "tokenizer.json")
    net = Net(args.base, rounded=True).to(args.device)
    recipe = RECIPES[args.recipe]
    if not 1 <= args.part <= len(recipe):
        ap.error(f"--part {args.part}: the recipe {args.recipe} has {len(recipe)}")
    parts = recipe[args.part - 1 :]
    if args.start:
        shipped = args.start.suffix == ".onnx"
        read = restored(args.start, net) if shipped else torch.load(args.start, weights_only=True, map_location=args.device)
        net.load_state_dict(read)
    plan = [(part, n / part.epochs) for part in parts for n in range(part.epochs)]
    fresh = [p for n, p in net.named_parameters() if n.startswith(("heads", "features"))]
    old = [p for n, p in net.named_parameters() if p.requires_grad and not n.startswith(("heads", "features"))]
    optimizer = torch.optim.AdamW(
        [{"params": old, "times": 1}, {"params": fresh, "times": 3}],
        lr=recipe[0].rate,
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )
    done_epoch, done_step, step = 0, 0, 0
    checkpoint = args.out / "checkpoint.pt"
    if checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=True, map_location=args.device)
        if kept.get("recipe") != args.recipe:
            ap.error(f"{checkpoint} is of the recipe {kept.get('recipe', 'shipped')}: delete {args.out}, or name another --out")
        net.load_state_dict(kept["net"])
        optimizer.load_state_dict(kept["optimizer"])
        done_epoch, done_step, step = kept["epoch"], kept["in_epoch"], kept["step"]
        torch.manual_seed(args.seed + step)
        print(f"going on at epoch {done_epoch}, step {done_step}", flush=True)
    began, saved, seen = time.monotonic(), time.monotonic(), 0
    log: dict[str, float] = {}
    half = args.device != "cpu" or torch.backends.mkldnn.is_available()
    for epoch, (part, before) in list(enumerate(plan))[done_epoch:]:
        batches = epoch_items(
            args.data, pieces, epoch, args.seed, everything=not args.hold_out, size=args.pieces, times=part.times
        )
        for i, items in enumerate(batches):
            if epoch == done_epoch and i < done_step:
                continue
            # The share done is by epoch and batch, so that it is right where epochs differ in length.
            share = before + i / len(batches) / part.epochs
            factor = min(1.0, share / 0.05) * max(0.0, (1 - share) / 0.95)
            for group in optimizer.param_groups:
                group["lr"] = part.rate * group["times"] * max(factor, 0.01)
            batch = moved(batch_of(items, pieces), args.device)  # type: ignore[arg-type]
            net.train()
            with torch.autocast(args.device, torch.bfloat16, enabled=half):
                scores = net(batch["ids"], batch["features"], batch["mask"])
            loss, losses = loss_of(scores, batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in net.parameters() if p.requires_grad], 1.0)
            optimizer.step()
            step += 1
            seen += int(batch["mask"].sum())
            for name, value in losses.items():
                log[name] = 0.98 * log.get(name, value) + 0.02 * value
            if step % 20 == 0:
                rate = seen / (time.monotonic() - began)
                print(f"epoch {epoch} {i + 1}/{len(batches)} step {step} {rate:.0f} pieces/s",
                      json.dumps({k: round(v, 3) for k, v in log.items()}), flush=True)  # fmt: skip
            if time.monotonic() - saved > 180:  # noqa: PLR2004 - seconds
                _save(checkpoint, net, optimizer, (epoch, i + 1, step), args.recipe)
                saved = time.monotonic()
            if args.stop_after and step >= args.stop_after:
                return
        torch.save(net.state_dict(), args.out / f"after-{epoch}.pt")
        _save(checkpoint, net, optimizer, (epoch + 1, 0, step), args.recipe)
    ends = [n for n, (part, before) in enumerate(plan) if before + 1 / part.epochs > 1 - 1e-6]
    torch.save(_mean([args.out / f"after-{n}.pt" for n in ends[-2:]]), args.out / "weights.pt")  # of the last two parts
    print(f"done: {step} steps, {time.monotonic() - began:.0f} s", flush=True)


def moved(batch: Any, device: str) -> Any:
    """The batch's tensors on the device, in the form that they came in."""
    if isinstance(batch, dict):
        return {name: moved(value, device) for name, value in batch.items()}
    if isinstance(batch, tuple):
        return tuple(moved(value, device) for value in batch)
    return batch.to(device)


def _mean(paths: list[Path]) -> dict[str, torch.Tensor]:
    """The mean of weights (stochastic weight averaging, Izmailov et al., 2018)."""
    told = [torch.load(path, weights_only=True, map_location="cpu") for path in paths]
    return {
        name: sum(one[name] for one in told) / len(told) if value.is_floating_point() else value
        for name, value in told[-1].items()
    }


def _save(path: Path, net: torch.nn.Module, optimizer: torch.optim.Optimizer, at: tuple[int, int, int], recipe: str) -> None:
    epoch, in_epoch, step = at
    kept = {"net": net.state_dict(), "optimizer": optimizer.state_dict(), "recipe": recipe}
    kept |= {"epoch": epoch, "in_epoch": in_epoch, "step": step}
    torch.save(kept, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


if __name__ == "__main__":
    main()

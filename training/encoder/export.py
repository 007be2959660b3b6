"""Writes a trained encoder as an ONNX file for onnxruntime, its weights as 8-bit integers.

    python -m training.encoder.export --base MODEL_DIR --weights FOLDER/weights.pt --out sayso/models/encoder [--float]

``--float`` keeps 32-bit weights (to measure what quantisation costs).
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import torch
from torch import nn

from training.encoder.net import Net


class Window(nn.Module):  # type: ignore[misc] # torch is untyped here
    """The net over one window, nothing padded."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
        """Scores (1, pieces, columns) of one window."""
        return self.net(ids, features, torch.ones_like(ids))


def main() -> None:
    """Export; see the module."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--base", type=Path, required=True)
    ap.add_argument("--weights", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--float", action="store_true")
    args = ap.parse_args()
    net = Net(args.base, weights=False, attention="eager")
    kept = torch.load(args.weights, weights_only=True)
    net.load_state_dict(kept.get("net", kept))
    net.eval()
    ids = torch.randint(1000, 2000, (1, 40))
    features = torch.ones((1, 40, 3), dtype=torch.long)
    args.out.mkdir(parents=True, exist_ok=True)
    shutil.copy(args.base / "tokenizer.json", args.out / "tokenizer.json")
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        pieces = {1: "pieces"}
        torch.onnx.export(
            Window(net), (ids, features), str(plain), input_names=["ids", "features"], output_names=["scores"],
            dynamic_axes={"ids": pieces, "features": pieces, "scores": pieces}, opset_version=17, dynamo=False,
        )  # fmt: skip
        fused = Path(folder) / "fused.onnx"
        _fuse(plain, fused, net)
        if args.float:
            shutil.copy(fused, args.out / "model.onnx")
        else:
            _quantise(fused, args.out / "model.onnx")
    print(f"{args.out / 'model.onnx'}: {(args.out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


def _fuse(plain: Path, fused: Path, net: Net) -> None:
    """Join attention, normalisation and activation into single operators.

    Not the sum before a normalisation with it: the joint operator is slower on CPUs (the pass took a fifth longer).
    """
    from onnxruntime.transformers import optimizer
    from onnxruntime.transformers.fusion_options import FusionOptions

    config = net.bert.config
    options = FusionOptions("bert")
    options.enable_skip_layer_norm = options.enable_bias_skip_layer_norm = False
    model = optimizer.optimize_model(
        str(plain), model_type="bert", num_heads=config.num_attention_heads, hidden_size=config.hidden_size, opt_level=0,
        optimization_options=options,
    )  # fmt: skip
    model.save_model_to_file(str(fused))
    print({k: v for k, v in model.get_fused_operator_statistics().items() if v})


def _quantise(fused: Path, out: Path) -> None:
    """Weights as 7-bit integers (8 would overflow on processors without VNNI), activations scaled within each window.

    The heads, the last product, stay in 32 bits: training rounds the encoder's weights, not theirs.
    """
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    products = [n.name for n in onnx.load(str(fused)).graph.node if n.op_type in ("MatMul", "Gemm")]

    quantize_dynamic(
        str(fused),
        str(out),
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=products[-1:],
        extra_options={"DefaultTensorType": 1},
    )


if __name__ == "__main__":
    main()

// Bundles src/ into sayso/desk/static. The same lockfile gives the same bytes: CI builds again and compares.
import { build } from "esbuild";
import { copyFileSync } from "node:fs";

const out = process.argv[2] ?? "../sayso/desk/static"; // another folder: to compare
await build({
  entryPoints: { desk: "src/desk.js" },
  bundle: true, minify: true, format: "iife", target: "es2020", legalComments: "inline", outdir: out,
});
await build({ entryPoints: { desk: "src/desk.css" }, bundle: true, minify: true, target: "es2020", outdir: out });
copyFileSync("src/icon.svg", `${out}/icon.svg`);

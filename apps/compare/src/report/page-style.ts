/** How the HTML report looks: light, dark, narrow and printed. Figures bring their own paper. */
export const pageStyle = `:root {
  --ink: #1f2328;
  --muted: #57606a;
  --paper: #ffffff;
  --tint: #f6f8fa;
  --line: #d0d7de;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e6edf3;
    --muted: #9da7b3;
    --paper: #0d1117;
    --tint: #161b22;
    --line: #30363d;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0;
  color: var(--ink);
  background: var(--paper);
  font: 16px/1.55 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
}
main { max-width: 72rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1, h2, h3 { line-height: 1.25; margin: 2.2em 0 0.7em; text-wrap: balance; }
h1 { font-size: 2rem; margin-top: 0.5em; }
h2 { font-size: 1.45rem; padding-bottom: 0.25em; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.1rem; }
p, li { overflow-wrap: break-word; max-width: 52rem; }
ol { padding-left: 1.6em; }
li { margin: 0.9em 0; }
li p { margin: 0.3em 0; }
li p + p { color: var(--muted); }
code {
  font: 0.88em/1.4 ui-monospace, SFMono-Regular, Consolas, "Liberation Mono", monospace;
  background: var(--tint);
  padding: 0.1em 0.2em;
  border-radius: 4px;
  overflow-wrap: anywhere;
}
pre { background: var(--tint); padding: 0.9em 1em; border-radius: 6px; overflow-x: auto; }
pre code { padding: 0; overflow-wrap: normal; }
figure { margin: 1.2em 0 0.6em; max-width: 60rem; overflow-x: auto; }
figure + p { color: var(--muted); font-size: 0.92em; }
figure svg { display: block; width: 100%; height: auto; border-radius: 6px; }
.table { overflow-x: auto; margin: 1em 0; }
table { border-collapse: collapse; font-size: 0.92em; font-variant-numeric: tabular-nums; }
th, td { padding: 0.4em 0.75em; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 600; border-bottom-width: 2px; vertical-align: bottom; }
th:not([align="right"]) { text-align: left; }
td[align="right"] { white-space: nowrap; }
td code { white-space: nowrap; }
td[align="left"]:last-child { min-width: 10rem; }
math { font-size: 1.05em; }
@media print {
  :root { --ink: #000000; --muted: #3d444d; --paper: #ffffff; --tint: #f6f8fa; --line: #b1bac4; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h1, h2, h3 { break-after: avoid; }
  figure, tr, li { break-inside: avoid; }
  figure, .table { overflow: visible; }
  figure svg { min-width: 0 !important; }
  p, li, figure { max-width: none; }
  table { font-size: 0.78em; }
  th, td { padding: 0.3em 0.45em; }
  td[align="left"]:last-child { min-width: 0; }
  pre { white-space: pre-wrap; }
}`;

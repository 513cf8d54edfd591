"""How the HTML page looks, on paper and on a screen. Only what a browser has: no font, no picture."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
@page { margin: 12mm 17mm 10mm; }
body {
  margin: 0 auto; padding: 2.2rem 1.3rem 3rem; max-width: 50rem; color: #141414; background: #fff;
  font: 1rem/1.45 "Noto Sans", "Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere; -webkit-text-size-adjust: 100%;
}
h1, h2, h3, p, ul, dl, dd { margin: 0; padding: 0; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: .1rem 1.2rem; justify-content: space-between; }
h1 { font-size: 2rem; font-weight: 300; line-height: 1.2; letter-spacing: -.01em; }
header p { color: #555; font-size: .9rem; }
.row, .pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 2.4rem; }
.row.whole { grid-template-columns: minmax(0, 1fr); }
section { margin-top: 1.5rem; }
h2 { font-size: .86rem; font-weight: 600; color: #555; padding-bottom: .3rem; border-bottom: 1px solid #bbb; }
h3 { font-size: .86rem; font-weight: 400; color: #555; margin-top: .6rem; }
h2 + h3, .pair h3:first-child { margin-top: .45rem; }
ul { list-style: none; }
li { margin-top: .4rem; }
li p:first-child { padding-inline-start: .95em; text-indent: -.95em; }
li p:first-child::before { content: "·"; display: inline-block; width: .95em; text-indent: 0; color: #555; }
li.strong { margin-top: .45rem; }
li.strong p:first-child { padding: 0; text-indent: 0; font-size: 1.1rem; font-weight: 600; line-height: 1.3; }
li.strong p:first-child::before { content: none; }
li p + p { color: #444; padding-inline-start: .95em; }
li.strong p + p { padding: 0; }
section > p { margin-top: .45rem; }
dl { display: grid; grid-template-columns: minmax(0, 1fr) minmax(min-content, 1fr); gap: .3rem 1.2rem; }
dl { margin-top: .45rem; }
dd { font-weight: 600; }
bdi[dir="ltr"] { white-space: nowrap; }
.line { height: 1.95rem; border-bottom: 1px dotted #777; }
.framed { border: 1px solid #777; border-radius: .5rem; padding: .7rem 1rem 1.1rem; }
p.quiet { color: #555; font-size: .86rem; margin-top: .4rem; }
.framed h2 { border: 0; padding: 0; color: #141414; font-size: 1.1rem; }
.framed li.strong p:first-child { font-size: 1rem; }
table { width: 100%; border-collapse: collapse; margin-top: .2rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { font-weight: 400; padding: .42rem 0; border-bottom: 1px solid #ddd; vertical-align: middle; }
tr:last-child > * { border-bottom: 0; }
thead th { color: #555; font-size: .8rem; line-height: 1.15; border-bottom-color: #bbb; padding: .3rem 0; }
thead th span { display: block; }
thead th:first-child span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
tbody th { text-align: start; padding-inline-end: 1rem; }
tbody th p + p { color: #555; font-size: .86rem; line-height: 1.3; }
thead th + th, td { width: 2.75rem; text-align: center; }
td[colspan] { text-align: start; padding-inline-start: .7rem; }
td[colspan] .box { margin-inline-end: .55rem; }
.box {
  display: inline-block; position: relative; width: 1.15rem; height: 1.15rem; vertical-align: middle;
  border: 1.2px solid #444; border-radius: .2rem;
}
.box.done::after {
  content: ""; position: absolute; left: .34rem; top: .06rem; width: .32rem; height: .68rem;
  border: solid #141414; border-width: 0 .13rem .13rem 0; transform: rotate(42deg);
}
.box.partly::after {
  content: ""; position: absolute; left: .15rem; top: .42rem; width: .72rem; border-top: .13rem solid #141414;
  transform: rotate(-45deg);
}
.box.rest { border: 0; }
.box.rest::after {
  content: ""; position: absolute; left: .3rem; right: .3rem; top: .52rem; border-top: .1rem solid #777;
}
.card body {
  width: 85.6mm; height: 54mm; max-width: none; margin: 6mm; padding: 2.4mm 3.4mm; overflow: hidden;
  border: .3mm solid #777; border-radius: 3mm; font-size: 6.6pt; line-height: 1.2;
}
.card header p, .card h2 { display: none; }
.card h1 { font-size: 8pt; font-weight: 600; }
.card section, .card .row { margin: 0; }
.card li, .card li.strong, .card dl, .card section > p { margin-top: .25mm; }
.card li.strong p:first-child { font-size: 7pt; }
.card dl { gap: .1mm 2mm; }
.roomy .line { height: 2.1rem; border-bottom-style: solid; border-color: #999; }
.roomy section { margin-top: 1.3rem; }
@media screen and (max-width: 40rem) {
  .row, .pair { grid-template-columns: minmax(0, 1fr); }
  thead th + th, td { width: 2rem; }
  tbody th { padding-inline-end: .5rem; }
}
@media print {
  html { font-size: 10pt; }
  html.full { font-size: 8.8pt; }
  body { max-width: none; padding: 0; line-height: 1.34; }
  header p { font-size: .86rem; }
  h1 { font-size: 1.8rem; }
  section { margin-top: 1rem; }
  li { margin-top: .24rem; }
  dl { row-gap: .14rem; }
  th, td { padding-block: .2rem; }
  h3 { margin-top: .45rem; }
  .line { height: 1.8rem; }
  .roomy .line { height: 8mm; }
  .roomy section p { break-after: avoid; }
  .turned { break-before: page; }
  h2, h3 { break-after: avoid; }
  li, tr, dt, dd, .framed, .line, header { break-inside: avoid; }
  thead { display: table-header-group; }
  p, li { orphans: 2; widows: 2; }
}
"""

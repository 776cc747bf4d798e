// SPDX-License-Identifier: GPL-3.0-or-later
// crossfilter.mjs MODULE N: what bench-facets does, by crossfilter2, printed alike. Facets in which a site may have several
// values are dimensions over arrays. A group counts what passes all dimensions but its own.

import { createRequire } from 'node:module';

const [module, n] = process.argv.slice(2);
const loaded = createRequire(import.meta.url)(module);
const crossfilter = loaded.default ?? loaded;
const N_ROWS = Number(n);
const ROUNDS = 1;
const FACETS = [[7, 8], [6, 8], [5, 8], [4, 2], [30, 8], [5000, 8], [20, 8], [60, 8], [4, 4], [6, 16], [400, 20], [32, 12]];
const CHANGES = [
  [2, 0, 0], [2, 0, 1], [0, 4, 4], [10, 7, 7], [10, 7, 60], [11, 20, 25], [0, 3, 4], [10, 1, 0], [8, 2, 2],
  [5, 3, 40], [5, 1, 0], [11, 1, 0], [8, 1, 0], [0, 1, 0], [2, 1, 0]];

function mix(a, b, c) {
  let x = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
  x = Math.imul(x ^ x >>> 15, 0x2c1b3c6d);
  x = Math.imul(x ^ x >>> 12, 0x297a2d39);
  return (x ^ x >>> 15) >>> 0;
}

function values(row, facet) {
  const [nValues, eighths] = FACETS[facet];
  const count = Math.floor((eighths + mix(row, facet, 99) % 8) / 8);
  const found = new Set();
  for (let i = 0; i < count; i++)
    found.add(mix(row, facet, i) % nValues);
  return [...found];
}

const isSingle = ([, eighths]) => eighths === 8;
const sites = crossfilter(Array.from({ length: N_ROWS }, (_, row) => row));
const dimensions = FACETS.map((facet, i) =>
  isSingle(facet) ? sites.dimension(row => values(row, i)[0]) : sites.dimension(row => values(row, i), true));
const groups = dimensions.map(dimension => dimension.group());
let sum = 0;

const start = process.hrtime.bigint();
for (let round = 0; round < ROUNDS; round++) {
  sum = 0;
  for (const [facet, first, last] of CHANGES) {
    if (last < first)
      dimensions[facet].filterAll();
    else if (last === first)
      dimensions[facet].filterExact(first);
    else
      dimensions[facet].filterRange([first, last + 1]);
    for (const group of groups)
      for (const { key, value } of group.all())
        sum += value * (key + 1);
  }
}
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(seconds / ROUNDS / CHANGES.length, sum);

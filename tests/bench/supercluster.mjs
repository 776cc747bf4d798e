// SPDX-License-Identifier: GPL-3.0-or-later
// supercluster.mjs MODULE POINTS WINDOWS WIDTH HEIGHT: what bench-clusters does, by supercluster, printed alike. The radius,
// the size of the world and the zooms are those of src/index.

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [module, pointsPath, windowsPath, width, height] = process.argv.slice(2);
const { default: Supercluster } = await import(pathToFileURL(module));
const ROUNDS = 3;

function positions(path) {
  const bytes = readFileSync(path);
  const numbers = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]]);
}

const seconds = () => Number(process.hrtime.bigint()) / 1e9;
const sites = marks => marks.reduce((sum, mark) => sum + (mark.properties.point_count ?? 1), 0);
const features = positions(pointsPath).map(
  coordinates => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } }));
const middles = positions(windowsPath);
const clusters = new Supercluster({ radius: 28, extent: 512, minZoom: 0, maxZoom: 11, minPoints: 2 });

let start = seconds();
clusters.load(features);
console.log(seconds() - start);

for (let zoom = 7; zoom <= 9; zoom++) {
  const degrees = 180 / (512 * 2 ** zoom);
  const windows = middles.map(([longitude, latitude]) => [
    longitude - width * degrees, latitude - height * degrees, longitude + width * degrees, latitude + height * degrees]);
  let found = 0;

  for (const window of windows)
    found += clusters.getClusters(window, zoom).length;
  start = seconds();
  for (let round = 0; round < ROUNDS; round++)
    for (const window of windows)
      clusters.getClusters(window, zoom);
  const time = (seconds() - start) / ROUNDS / windows.length;
  console.log(zoom, time, found, sites(clusters.getClusters([-180, -90, 180, 90], zoom)));
}

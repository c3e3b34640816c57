// Names the functions of a WebAssembly module after the place each should have, so that those that
// look alike stand side by side: brotli then says of most only how they differ. Six bytes of a hundred
// need not be sent. `wasm-opt --reorder-functions-by-name` puts them there.
//
// Usage: node order-functions.mjs IN.wasm OUT.wasm
// The format: WebAssembly Core Specification 2.0, 5.5 (modules) and 7.4.1 (names).

import { readFileSync, writeFileSync } from "node:fs";

const IMPORTS = 2;
const CODE = 10;
const CUSTOM = 0;
const FUNCTION_NAMES = 1;
/** Bytes that are compared as one piece: an instruction or two. */
const PIECE = 6;
/** Pieces that stand for a function, those with the smallest hashes (Broder 1997). */
const SKETCH = 64;
/** A piece in more functions than this tells nothing. */
const COMMON = 3000;

/** Reads an unsigned number at a place; answers it and the place behind it. */
function number(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at];
    at += 1;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return [value >>> 0, at];
  }
}

function encoded(value) {
  const bytes = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return bytes;
}

function sectionsOf(bytes) {
  const sections = [];
  for (let at = 8; at < bytes.length;) {
    const [length, begin] = number(bytes, at + 1);
    sections.push({ id: bytes[at], at, begin, end: begin + length });
    at = begin + length;
  }
  return sections;
}

/** How many functions come from outside: they are counted first. */
function importedFunctions(bytes, { begin }) {
  let functions = 0;
  let [left, at] = number(bytes, begin);
  const skip = () => { [, at] = number(bytes, at); };
  const limits = () => {
    const flags = bytes[at];
    at += 1;
    skip();
    if (flags & 1) skip();
  };
  for (; left > 0; left -= 1) {
    for (const _name of ["module", "field"]) {
      const [length, begins] = number(bytes, at);
      at = begins + length;
    }
    const kind = bytes[at];
    at += 1;
    if (kind === 0) { functions += 1; skip(); }
    else if (kind === 1) { at += 1; limits(); }
    else if (kind === 2) limits();
    else if (kind === 3) at += 2;
    else throw new Error(`an import of the unknown kind ${kind}`);
  }
  return functions;
}

function bodiesOf(bytes, { begin }) {
  const bodies = [];
  let [left, at] = number(bytes, begin);
  for (; left > 0; left -= 1) {
    const [length, begins] = number(bytes, at);
    bodies.push(bytes.subarray(begins, begins + length));
    at = begins + length;
  }
  return bodies;
}

/** The pieces that stand for a function. */
function sketch(body) {
  const hashes = new Uint32Array(Math.max(1, body.length - PIECE + 1));
  for (let at = 0; at < hashes.length; at += 1) {
    let hash = 0x811c9dc5; // FNV-1a, mixed once more so that small ones are anywhere.
    for (const byte of body.subarray(at, at + PIECE)) hash = Math.imul(hash ^ byte, 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hashes[at] = hash ^ (hash >>> 13);
  }
  return [...new Set(hashes.sort())].slice(0, SKETCH);
}

/** Each function after the one that it looks most like, beginning with the largest. */
function order(bodies) {
  const sketches = bodies.map(sketch);
  const holders = new Map();
  sketches.forEach((pieces, one) => {
    for (const piece of pieces) {
      if (!holders.has(piece)) holders.set(piece, []);
      holders.get(piece).push(one);
    }
  });
  const largest = bodies.map((_, one) => one).sort((a, b) => bodies[b].length - bodies[a].length);
  const placed = new Set();
  const next = (last) => {
    const shared = new Map();
    for (const piece of sketches[last]) {
      const others = holders.get(piece);
      if (others.length > COMMON) continue;
      for (const other of others) {
        if (!placed.has(other)) shared.set(other, (shared.get(other) ?? 0) + 1);
      }
    }
    let [best, likest] = [undefined, 0];
    for (const [other, both] of shared) {
      const alike = both / (sketches[last].length + sketches[other].length - both);
      if (alike > likest) [best, likest] = [other, alike];
    }
    return best ?? largest.find((one) => !placed.has(one));
  };
  for (let one = largest[0]; one !== undefined; one = next(one)) placed.add(one);
  return [...placed];
}

const [source, target] = process.argv.slice(2);
const bytes = readFileSync(source);
const sections = sectionsOf(bytes);
const section = (wanted) => sections.find(({ id }) => id === wanted);
const imported = section(IMPORTS) ? importedFunctions(bytes, section(IMPORTS)) : 0;
const places = [];
order(bodiesOf(bytes, section(CODE))).forEach((one, place) => { places[one] = place; });
const text = (words) => [...encoded(words.length), ...Buffer.from(words)];
const names = places.flatMap((place, one) => [
  ...encoded(imported + one),
  ...text(String(place).padStart(8, "0")),
]);
const map = [...encoded(places.length), ...names];
const custom = [...text("name"), FUNCTION_NAMES, ...encoded(map.length), ...map];
const kept = sections.filter(({ id }) => id !== CUSTOM).map(({ at, end }) => bytes.subarray(at, end));
writeFileSync(target, Buffer.concat([
  bytes.subarray(0, 8),
  ...kept,
  Buffer.from([CUSTOM, ...encoded(custom.length), ...custom]),
]));

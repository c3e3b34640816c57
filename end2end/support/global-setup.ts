import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { prepare } from "./demonstration.ts";

const lock = fileURLToPath(new URL("../.running", import.meta.url));

/** Makes the demonstration anew, unless another run in this folder uses it: it would lose its files. */
export default function setup(): () => void {
  const other = existsSync(lock) ? Number(readFileSync(lock, "utf8")) : 0;
  if (other && existsSync(`/proc/${other}`)) {
    throw new Error(`process ${other} runs browser tests in this folder: wait for it, or clone another`);
  }
  writeFileSync(lock, String(process.pid));
  prepare();
  return () => rmSync(lock, { force: true });
}

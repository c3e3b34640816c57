import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { prepare } from "../support/demonstration.ts";

/** Modules that «gestion» gets besides its own seven and the four that administer a company. */
export const MORE_MODULES = 89;

/** The demonstration with so many modules that a perfil has 200 permissions. */
export default function setup(): () => void {
  const demo = fileURLToPath(new URL("../../demo/porteria.toml", import.meta.url));
  const [head, tail, ...others] = readFileSync(demo, "utf8").split(/(?<=^slug = "gestion"$)/m);
  if (head === undefined || tail === undefined || others.length > 0) {
    throw new Error("the demonstration has no platform «gestion», or more than one");
  }
  const first = "[[platform.module]]";
  const at = tail.indexOf(first);
  const more = Array.from({ length: MORE_MODULES }, (_, place) => place + 1).map(
    (n) => `${first}\ncode = "modulo-${n}"\nname = "Módulo ${n}"\ngroup = "Grupo ${n % 10}"\n\n`,
  );
  const folder = mkdtempSync(join(tmpdir(), "porteria-bench-"));
  const file = join(folder, "porteria.toml");
  writeFileSync(file, head + tail.slice(0, at) + more.join("") + tail.slice(at));
  process.env.PORTERIA_E2E_CONFIG = file;
  prepare();
  return () => rmSync(folder, { recursive: true });
}

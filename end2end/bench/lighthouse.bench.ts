import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "../support/fixtures.ts";
import { tell } from "./table.ts";

// What Lighthouse says of the public pages, as a telephone would load them for the first time.

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
const GOAL = 95;
/** The front, and of each platform what it has of front, sign-in, registration, recovery, help, PQRSF. */
const PAGES: Record<string, readonly string[]> = {
  hanna: ["", "/ingresar", "/registro", "/recuperar", "/ayuda", "/pqrsf"],
  gestion: ["", "/ingresar", "/registro", "/recuperar", "/ayuda"],
  workera: ["", "/ingresar", "/recuperar", "/ayuda", "/empresa/reenviar"],
  cct: ["", "/ingresar", "/recuperar", "/ayuda"],
};

const cli = fileURLToPath(new URL("../lighthouse/node_modules/lighthouse/cli/index.js", import.meta.url));

type Audit = { title: string; score: number | null };
type Report = {
  runtimeError?: { message: string };
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, Audit>;
};

function looksAt(address: string, chromium: string, args: readonly string[]): Report {
  const folder = mkdtempSync(join(tmpdir(), "porteria-lighthouse-"));
  const report = join(folder, "report.json");
  const flags = ["--headless=new", ...args].join(" ");
  try {
    execFileSync(
      process.execPath,
      [cli, address, "--quiet", "--output=json", `--output-path=${report}`, `--chrome-flags=${flags}`,
        `--only-categories=${CATEGORIES.join(",")}`],
      { env: { PATH: process.env.PATH, HOME: folder, CHROME_PATH: chromium }, stdio: ["ignore", "ignore", "inherit"] },
    );
    return JSON.parse(readFileSync(report, "utf8")) as Report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What cost points, for whoever mends it. */
function faults({ categories, audits }: Report): string[] {
  const counted = Object.values(categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
  const found = counted.map(({ id }) => [id, audits[id]] as const);
  return found.filter(([, audit]) => (audit?.score ?? 1) < 0.9).map(([id, audit]) => `${id}: ${audit!.title}`);
}

test("Lighthouse on the public pages", async ({ page, baseURL, launchOptions }) => {
  const pages = ["/", ...Object.entries(PAGES).flatMap(([slug, paths]) => paths.map((path) => `/${slug}${path}`))];
  for (const path of pages) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(200);
    const report = looksAt(`${baseURL}${path}`, launchOptions.executablePath!, launchOptions.args!);
    expect(report.runtimeError, path).toBeUndefined();
    const points = CATEGORIES.map((name) => Math.round((report.categories[name]?.score ?? 0) * 100));
    const holds = points.every((point) => point >= GOAL);
    tell(`Lighthouse, mobile: ${path}`, points.join(" / "), `≥ ${GOAL} in all four, aim 100`, holds);
    if (!points.every((point) => point === 100)) console.log(faults(report).join("\n"));
  }
});

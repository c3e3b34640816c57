import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { run } from "./demonstration.ts";
import { hydrated } from "./fixtures.ts";

/** The file that the demonstration imported: its titles, and its rows. */
export function imported(): { titles: string; rows: string[] } {
  const text = readFileSync(join(run, "afiliados.csv"), "utf8").replace(/^\uFEFF/, "");
  const [titles, ...rows] = text.split(/\r?\n/).filter(Boolean);
  return { titles: titles!, rows };
}

/** Chooses that file in the room of the registry and sends it. */
export async function brings(page: Page, script: boolean, text: string, whole = false): Promise<void> {
  await page.goto("/hanna/administracion/padron");
  await hydrated(page, script);
  await page
    .getByLabel("Archivo CSV")
    .setInputFiles({ name: "padrón.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  if (whole) await page.getByLabel("Padrón completo").check();
  await page.getByRole("button", { name: "Cargar y revisar" }).click();
  await expect(page).toHaveURL(/\/administracion\/padron\/[0-9a-f-]{36}$/);
}

/** Waits for what the page says in the end: by itself with script, by its link without. */
export async function comesTo(page: Page, script: boolean, words: string): Promise<void> {
  await expect(async () => {
    const again = page.getByRole("link", { name: "Actualizar" });
    if (!script && (await again.isVisible())) await again.click();
    await expect(page.getByText(words)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await hydrated(page, script);
}

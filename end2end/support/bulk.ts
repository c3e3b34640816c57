import { expect, type Page } from "@playwright/test";
import { hydrated } from "./fixtures.ts";

/** Chooses that file in the room of loads and sends it; with script, what is told before sending. */
export async function bringsPeople(
  page: Page,
  script: boolean,
  text: string,
  { looked }: { looked: string },
): Promise<void> {
  const company = /\/(gestion|cct)\/e\/[0-9a-f-]{36}/.exec(new URL(page.url()).pathname)![0];
  await page.goto(`${company}/cargas`);
  await hydrated(page, script);
  await page
    .getByLabel("Archivo CSV o Excel")
    .setInputFiles({ name: "personas.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  if (script) await expect(page.getByText(looked).first()).toBeVisible();
  await page.getByRole("button", { name: "Cargar y revisar" }).click();
  await expect(page).toHaveURL(/\/cargas\/[0-9a-f-]{36}$/);
}

/** Waits for what the page says in the end: by itself with script, by its link without. */
export async function comesTo(page: Page, script: boolean, words: string): Promise<void> {
  await expect(async () => {
    const again = page.getByRole("link", { name: "Actualizar" });
    if (!script && (await again.isVisible())) await again.click();
    await expect(page.getByText(words).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await hydrated(page, script);
}

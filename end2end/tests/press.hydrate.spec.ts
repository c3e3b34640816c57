import type { Locator, Page } from "@playwright/test";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { fill } from "../support/door.ts";

// What is said on leaving a field moves what stands below it. Said between the pressing and the
// letting go, it would let the press end beside the button it began on.
// Seen red: said at once (all but the keyboard).

const WORDS = "El RUT no es válido.";

/** Types a wrong RUT and stays in its field. */
async function typesAWrongOne(page: Page): Promise<void> {
  await page.goto("/gestion/ingresar");
  await hydrated(page, true);
  await fill(page, "Contraseña", "otra cosa distinta");
  await fill(page, "RUT", "40000001-1");
}

/** Puts the pointer near the upper edge, which is left first when things move down. */
async function pointsAt(page: Page, target: Locator): Promise<void> {
  const box = await target.boundingBox();
  if (!box) throw new Error("it cannot be seen");
  await page.mouse.move(box.x + box.width / 2, box.y + 3);
}

test("H-16 A-17 a button that is pressed out of a wrong field stays under the pointer and acts", async ({ page }) => {
  await typesAWrongOne(page);
  await pointsAt(page, page.getByRole("button", { name: "Siguiente" }));
  await page.mouse.down();
  await expect(page.getByLabel("RUT", { exact: true })).not.toBeFocused();
  await page.mouse.up();
  await expect(page.getByRole("alert")).toContainText(WORDS);
});

test("H-16 A-17 who lets go anywhere reads what is wrong with the field just left", async ({ page }) => {
  await typesAWrongOne(page);
  await pointsAt(page, page.getByRole("heading", { level: 1 }));
  await page.mouse.down();
  await expect(page.getByLabel("RUT", { exact: true })).not.toBeFocused();
  await expect(page.getByText(WORDS)).toBeHidden();
  await page.mouse.up();
  await expect(page.getByText(WORDS)).toBeVisible();
});

test("H-16 A-17 who leaves by the keyboard reads it at once", async ({ page }) => {
  await typesAWrongOne(page);
  await page.keyboard.press("Tab");
  await expect(page.getByText(WORDS)).toBeVisible();
});

test("H-16 A-17 a touch reaches its button, too", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? "", hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await typesAWrongOne(page);
  const next = page.getByRole("button", { name: "Siguiente" });
  await next.scrollIntoViewIfNeeded();
  const box = await next.boundingBox();
  if (!box) throw new Error("it cannot be seen");
  await page.touchscreen.tap(box.x + box.width / 2, box.y + 3);
  await expect(page.getByRole("alert")).toContainText(WORDS);
  await context.close();
});

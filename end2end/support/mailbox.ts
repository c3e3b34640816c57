import { expect, type Page } from "@playwright/test";
import { hydrated } from "./fixtures.ts";

/**
 * Opens, as a person would, the newest letter to that address with that subject in the
 * demonstration's mailbox, and answers the address of its button.
 */
export async function linkFromMail(page: Page, to: string, subject: RegExp): Promise<string> {
  await openLetter(page, to, subject);
  const link = page.getByRole("main").locator('a[href*="/enlace/"]').first();
  const address = await link.getAttribute("href");
  if (!address) throw new Error("the letter has no link");
  return address;
}

/** Opens the newest letter to that address with that subject. */
export async function openLetter(page: Page, to: string, subject: RegExp): Promise<void> {
  await expect(async () => {
    await page.goto("/buzon");
    const letter = page.getByRole("row").filter({ hasText: to }).filter({ hasText: subject });
    await letter.first().getByRole("link").first().click({ timeout: 5_000 });
    await expect(page.getByRole("heading", { name: subject })).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 40_000 });
}

/** How many letters to that address with that subject there are. */
export async function countLetters(page: Page, to: string, subject: RegExp): Promise<number> {
  await page.goto("/buzon");
  return page.getByRole("row").filter({ hasText: to }).filter({ hasText: subject }).count();
}

/** Moves the clock of this worker's demonstration forward. */
export async function passTime(page: Page, script: boolean, amount: number, unit: "minutos" | "horas" | "días"): Promise<void> {
  await page.goto("/buzon");
  await hydrated(page, script);
  await page.getByLabel("Adelantar el reloj").fill(String(amount));
  await page.getByLabel("Unidad").selectOption({ label: unit });
  const before = await demoTime(page);
  await page.getByRole("button", { name: "Adelantar" }).click();
  await expect.poll(() => demoTime(page)).toBeGreaterThan(before);
}

/** What the demonstration's clock says, in minutes. */
export async function demoTime(page: Page): Promise<number> {
  const told = await page.getByText(/En la demostración es el/).innerText();
  const [, day, month, year, hour, minute] = /(\d\d)\/(\d\d)\/(\d{4}), a las (\d\d):(\d\d)/.exec(told) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)) / 60_000;
}

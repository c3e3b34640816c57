import { expect, type Page } from "@playwright/test";

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

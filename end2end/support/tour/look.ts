import type { Page } from "@playwright/test";
import { hydrated } from "../fixtures.ts";

/** What is done on each page of the tour: checked, or pictured. */
export type Look = (name: string, page: Page) => Promise<void>;

/** Opens a page and waits until its program has taken over. */
export async function goes(page: Page, path: string): Promise<void> {
  await page.goto(path);
  // A page without a program is complete as it is.
  if (await page.locator("script[type=module], link[rel=modulepreload]").count()) await hydrated(page, true);
}

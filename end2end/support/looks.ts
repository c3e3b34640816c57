import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

// What holds for every page, whatever stands on it. One visit serves for all of it.

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const SCREEN = { width: 1280, height: 800 };
const TABLET = { width: 768, height: 1024 };
const PHONE = { width: 360, height: 740 };
/** The width at which WCAG 1.4.10 looks. */
const NARROW = { width: 320, height: 640 };

/** Checks a page in both themes, on a tablet, on a phone, narrower still, and with letters twice as large. */
export async function looksRight(name: string, page: Page): Promise<void> {
  // A page that is still loading has no title and nothing to find fault with.
  await expect(page.locator("p.loaded")).toHaveCount(0);
  await expect(page).toHaveTitle(/\S/);
  // A colour on its way is no colour yet.
  await page.emulateMedia({ reducedMotion: "reduce" });
  const found: string[] = [];
  found.push(...(await faults(page, "light")));
  await page.setViewportSize(TABLET);
  found.push(...(await wide(page, "768 px")));
  await page.setViewportSize(PHONE);
  found.push(...(await small(page)));
  await page.setViewportSize(NARROW);
  found.push(...(await wide(page, "320 px")));
  await page.setViewportSize(PHONE);
  await enlarges(page, "200%");
  found.push(...(await wide(page, "200 % text")));
  await enlarges(page, "");
  await page.setViewportSize(SCREEN);
  // What a page is made of is the same in the dark; its colours are not.
  found.push(...(await faults(page, "dark", ["color-contrast"])));
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  expect.soft(found, name).toEqual([]);
}

/** What the checker for accessibility says. */
async function faults(page: Page, colorScheme: "light" | "dark", rules?: string[]): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  // In the page itself: there are no frames to gather from, and a page of its own costs a second.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(TAGS)).analyze();
  return violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map((n) => n.html).join(" ")}`);
}

async function enlarges(page: Page, size: string): Promise<void> {
  await page.evaluate((size) => {
    document.documentElement.style.fontSize = size;
  }, size);
}

/** What reaches beyond the right edge. */
async function wide(page: Page, when: string): Promise<string[]> {
  const names = await page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= edge) {
      // Clipped at the frame, it would not scroll and still be lost.
      const main = document.querySelector("main");
      if (!main || main.scrollWidth <= main.clientWidth) return [];
    }
    return [...document.querySelectorAll("body *")]
      .filter((one) => one.getBoundingClientRect().right > edge + 1 && !one.closest(".visually-hidden"))
      .map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute("class") ?? ""}`)
      .slice(0, 6);
  });
  return names.map((one) => `${when}: ${one} is too wide`);
}

/** What a finger would miss: controls of less than 44 px. Links inside of sentences are text. */
async function small(page: Page): Promise<string[]> {
  const names = await page.evaluate(() => {
    const inSentence = (one: Element) => {
      if (one.tagName !== "A" || getComputedStyle(one).display !== "inline") return false;
      const around = one.parentElement?.textContent?.trim() ?? "";
      return around.length > (one.textContent?.trim().length ?? 0);
    };
    // A box or a dot is touched on the whole of its line or label, a card everywhere.
    const reach = (one: Element) => one.closest(".choice__line, .card, label") ?? one;
    return [...document.querySelectorAll("a[href], button, summary, input, select, textarea")]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !inSentence(one))
      .filter((one) => !(one as HTMLInputElement).matches("[type=hidden], .frame__skip, [aria-hidden=true]"))
      .map((one) => ({ one, height: reach(one).getBoundingClientRect().height }))
      .filter(({ height }) => height < 43.5)
      .map(({ one, height }) => `${one.outerHTML.slice(0, 120)} is ${Math.round(height)} px high`);
  });
  return names;
}

import { expect, type Locator, type Page } from "@playwright/test";

/**
 * Goes on with the tab key until that control has the focus. Every stop on the way has to be seen:
 * with a ring, and not under something else (WCAG 2.4.7, 2.4.11).
 */
export async function tabsTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < 60; stops += 1) {
    if (await target.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press("Tab");
    expect(await ring(page)).toBe("seen");
  }
  throw new Error(`the tab key does not reach ${target}`);
}

/** What is wrong with how the focus shows, or «seen». */
async function ring(page: Page): Promise<string> {
  return page.evaluate(() => {
    const one = document.activeElement;
    if (!one || one === document.body) return "seen";
    const label = one.outerHTML.slice(0, 140);
    // The ring of a box or a dot goes around its whole line.
    const drawn = one.closest(".choice__line") ?? one;
    const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) return `no ring: ${label}`;
    const { left, top, width, height } = one.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    const around = one.closest("label, .choice__line, .card, .field") ?? one;
    if (!hit || !(around.contains(hit) || hit.contains(one))) return `covered: ${label}`;
    return "seen";
  });
}

/** Types into the field with exactly that label. */
export async function types(page: Page, label: string, text: string): Promise<void> {
  await tabsTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.type(text);
}

/** Chooses within a group of dots: the tab key enters it, the arrows move in it. */
export async function picks(page: Page, group: string, name: string): Promise<void> {
  const dots = page.locator(`input[type=radio][name=${group}]`);
  const wanted = page.getByRole("radio", { name });
  for (let stops = 0; stops < 60; stops += 1) {
    if (await dots.evaluateAll((all) => all.some((one) => one === document.activeElement))) break;
    await page.keyboard.press("Tab");
    expect(await ring(page)).toBe("seen");
  }
  await page.keyboard.press("Space");
  for (let steps = 0; steps < 10 && !(await wanted.isChecked()); steps += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await expect(wanted).toBeChecked();
}

/** Goes to a control and presses a key on it. */
export async function presses(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await tabsTo(page, target);
  await page.keyboard.press(key);
}

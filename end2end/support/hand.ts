import { expect, type Locator, type Page } from "@playwright/test";
import { presses, tabsTo } from "./keyboard.ts";

/** How somebody works a page: one journey serves for each way. */
export type Hand = {
  press: (target: Locator) => Promise<void>;
  write: (field: Locator, text: string) => Promise<void>;
  choose: (list: Locator, label: string) => Promise<void>;
  tick: (box: Locator) => Promise<void>;
};

/** With the mouse, or a finger. */
export const byMouse: Hand = {
  press: (target) => target.click(),
  write: (field, text) => field.fill(text),
  choose: async (list, label) => {
    await list.selectOption({ label });
  },
  tick: (box) => box.check(),
};

/** With the tab key and what is typed, nothing else. */
export function byKeyboard(page: Page): Hand {
  return {
    press: (target) => presses(page, target),
    write: async (field, text) => {
      await tabsTo(page, field);
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type(text);
    },
    choose: async (list, label) => {
      await tabsTo(page, list);
      // A list forgets what was typed after a second of silence: on a busy machine, between two keys.
      await expect(async () => {
        await page.keyboard.type(label);
        await expect(list.locator("option:checked")).toHaveText(label, { timeout: 1_500 });
      }).toPass({ timeout: 20_000 });
    },
    tick: async (box) => {
      await tabsTo(page, box);
      await page.keyboard.press("Space");
      await expect(box).toBeChecked();
    },
  };
}

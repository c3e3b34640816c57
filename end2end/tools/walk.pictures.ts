import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { test } from "../support/fixtures.ts";
import { walk } from "../support/tour.ts";

// Every page at three widths, light and dark, for somebody to look at.

const folder =
  process.env.PORTERIA_PICTURES ?? fileURLToPath(new URL("../../target/pictures/", import.meta.url));
/** Width and height of a telephone, a tablet and a screen. */
const SIZES = [[360, 740], [768, 1024], [1280, 800]] as const;
const SCHEMES = ["light", "dark"] as const;

async function pictures(name: string, page: Page): Promise<void> {
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: join(folder, `${name}.${width}.${colorScheme}.png`), fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

test("every page", async ({ page }) => {
  mkdirSync(folder, { recursive: true });
  await walk(page, pictures);
});

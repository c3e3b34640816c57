import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { begins, comesToTheQuestions } from "../support/challenge.ts";
import { expect, hydrated, test } from "../support/fixtures.ts";
import { claim, everybody } from "../support/people.ts";
import { lookUp } from "../support/registration.ts";
import { givePassword } from "../support/second-factor.ts";
import { goes } from "../support/tour/look.ts";

// The pictures of the manual, as `app/src/text/help/manual.rs` names them. They are kept in the
// tree and taken anew by `make pictures`; no test compares them.

const folder = fileURLToPath(new URL("../../style/assets/manual/", import.meta.url));
/** In CSS pixels; the manual says the same. */
const SIZE = { width: 560, height: 420 };

test.use({ viewport: SIZE, colorScheme: "light" });

/** Takes what stands below the header, from that part on. */
async function takes(page: Page, name: string, from: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.evaluate((from) => {
    const top = document.querySelector(from)?.getBoundingClientRect().top ?? 0;
    window.scrollTo({ top: window.scrollY + top - 20, behavior: "instant" });
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }, from);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 80 });
  writeFileSync(`${folder}${name}.webp`, Buffer.from(data, "base64"));
}

/** Comes to the page that asks for the code. Never the square itself: somebody would scan it. */
async function isAskedForACode(page: Page, identity: string): Promise<void> {
  await page.context().clearCookies();
  await givePassword(page, true, identity);
  await expect(page).toHaveURL(/\/ingresar\/codigo/);
  await hydrated(page, true);
}

test("the manual of hanna", async ({ page }) => {
  await goes(page, "/hanna/registro");
  await lookUp(page, everybody()[0]!.number);
  await takes(page, "hanna-crear", "main .notice");
  await goes(page, "/hanna/recuperar");
  await takes(page, "hanna-clave", "main h1");
  await comesToTheQuestions(page, true, claim());
  await begins(page);
  await hydrated(page, true);
  await takes(page, "hanna-preguntas", "main h1");
  await isAskedForACode(page, "mesa1@cajacopi.example");
  await takes(page, "hanna-factor", "main h1");
});

test("the manual of gestion", async ({ page }) => {
  await goes(page, "/gestion/recuperar");
  await takes(page, "gestion-clave", "main h1");
  await isAskedForACode(page, "45000001-9");
  await takes(page, "gestion-factor", "main h1");
});

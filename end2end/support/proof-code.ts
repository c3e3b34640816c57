import { expect, type Page } from "@playwright/test";
import { hydrated } from "./fixtures.ts";
import { openLetter } from "./mailbox.ts";

/** The button that sends a code to the address on file. */
export function sendCode(page: Page) {
  return page.getByRole("button", { name: /Recibir un código en el correo que tenemos registrado/ });
}

/** The code in the newest letter to that address, read in a page of its own. */
export async function mailedCode(page: Page, address: string): Promise<string> {
  const mailbox = await page.context().newPage();
  await openLetter(mailbox, address, /Su código para validarse/);
  const text = await mailbox.getByRole("main").innerText();
  await mailbox.close();
  const code = /^\s*(\d{6})\s*$/m.exec(text)?.[1];
  if (!code) throw new Error("the letter has no code");
  return code;
}

/** Types a code and presses «Validar». */
export async function givesCode(page: Page, script: boolean, code: string): Promise<void> {
  await expect(page).toHaveURL(/\/preguntas\/codigo/);
  await hydrated(page, script);
  await page.locator("input[name=code]").fill(code);
  await page.getByRole("button", { name: "Validar" }).click();
}

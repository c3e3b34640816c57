import { expect, type Page } from "@playwright/test";
import { hydrated } from "./fixtures.ts";
import { openLetter } from "./mailbox.ts";

/** The button that sends a code to the address on file. */
export function sendCode(page: Page) {
  return page.getByRole("button", { name: /Recibir un código en el correo que tenemos registrado/ });
}

/** The button that sends a code to the mobile on file. */
export function textCode(page: Page) {
  return page.getByRole("button", { name: /Recibir un código por SMS en el celular que tenemos registrado/ });
}

/** The code in the newest text message to that mobile, read in a page of its own. */
export async function textedCode(page: Page, phone: string): Promise<string> {
  const mailbox = await page.context().newPage();
  const digits = phone.replace(/\D/g, "").slice(-10);
  const shown = `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`;
  await openLetter(mailbox, shown, /^SMS a /);
  const text = await mailbox.getByRole("main").innerText();
  await mailbox.close();
  const code = /#(\d{6})/.exec(text)?.[1];
  if (!code) throw new Error("the text message has no code");
  return code;
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

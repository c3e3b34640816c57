import { expect, type Page } from "@playwright/test";
import { fill, PASSWORD } from "./door.ts";
import { hydrated } from "./fixtures.ts";
import { openLetter } from "./mailbox.ts";

/** People of the demonstration's institution: address and mobile. */
export const ELENA = { email: "elena.fuentes@robles.example", phone: "911110001" };
export const BRUNO = { email: "bruno.salas@robles.example", phone: "911110002" };
export const CARLA = { email: "carla.nunez@robles.example", phone: "911110003", rut: "46200003-0" };

/** Their institution. */
export const ROBLES = "Colegio Los Robles";

/** The code in the newest text message to that mobile, read in a page of its own. */
export async function keyTo(page: Page, phone: string): Promise<string> {
  const mailbox = await page.context().newPage();
  const shown = new RegExp(`${phone.slice(0, 1)}\\s?${phone.slice(1, 5)}\\s?${phone.slice(5)}`);
  await expect(async () => {
    await mailbox.goto("/buzon");
    const text = mailbox.getByRole("row").filter({ hasText: shown }).filter({ hasText: /SMS a / });
    await text.first().getByRole("link").first().click({ timeout: 5_000 });
    await expect(mailbox.getByRole("main")).toContainText(/#\d{6}/, { timeout: 5_000 });
  }).toPass({ timeout: 40_000 });
  const text = await mailbox.getByRole("main").innerText();
  await mailbox.close();
  const code = /#(\d{6})/.exec(text)?.[1];
  if (!code) throw new Error("the text message has no code");
  return code;
}

/** Gives address and password; the key is asked next. */
export async function givesPassword(page: Page, script: boolean, email: string): Promise<void> {
  await page.goto("/cct/ingresar");
  await hydrated(page, script);
  await fill(page, "Correo electrónico", email);
  await fill(page, "Contraseña", PASSWORD);
  await page.getByRole("button", { name: "Siguiente" }).click();
  await expect(page).toHaveURL(/\/cct\/ingresar\/codigo/);
}

/**
 * Signs somebody of an institution in: password, key by SMS, straight in. A number gets five messages
 * an hour, and other tests sign in, too: an hour passes first, unless somebody's session is to last.
 */
export async function entersInstitution(
  page: Page,
  script: boolean,
  who: { email: string; phone: string },
  anHourLater = true,
): Promise<void> {
  const { origin } = new URL(page.url() === "about:blank" ? (await page.goto("/cct"))!.url() : page.url());
  if (anHourLater) {
    const form = { amount: "1", unit: "hours" };
    const moved = await page.request.post("/api/mailbox/clock", { form, headers: { origin } });
    expect(moved.ok()).toBe(true);
  }
  await givesPassword(page, script, who.email);
  await hydrated(page, script);
  await fill(page, "Clave de seis números", await keyTo(page, who.phone));
  await page.getByRole("button", { name: "Entrar" }).click();
  await expect(page).toHaveURL(/\/cct\/e\/[0-9a-f-]{36}$/);
}

/** «Cuentas de usuario», from the institution's home. */
export async function opensAccounts(page: Page, script: boolean): Promise<void> {
  await hydrated(page, script);
  await page.getByRole("main").getByRole("link", { name: /Cuentas de usuario/ }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cuentas de usuario");
  await hydrated(page, script);
}

let made = 0;

/** A person nobody invited yet: each worker has a database of its own, and makes nobody twice. */
export function newPerson(script: boolean, place: number) {
  made += 1;
  const body = 46_400_000 + (script ? 0 : 50_000) + 2_000 * made + place;
  return {
    rut: withDigit(body),
    email: `persona${body}@robles.example`,
    phone: `911${String(10 + (body % 89)).padStart(2, "0")}${String(body % 10_000).padStart(4, "0")}`,
  };
}

/** A RUT with its check digit. */
function withDigit(body: number): string {
  const digits = [...String(body)].reverse().map(Number);
  const sum = digits.reduce((total, digit, place) => total + digit * (2 + (place % 6)), 0);
  const rest = 11 - (sum % 11);
  return `${body}-${rest === 11 ? "0" : rest === 10 ? "K" : rest}`;
}

/** Opens the letter to that address and answers the link of its button. */
export async function invitationLink(page: Page, email: string): Promise<string> {
  const mailbox = await page.context().newPage();
  await openLetter(mailbox, email, /Invitación a CCT/);
  const link = mailbox.getByRole("main").locator('a[href*="/enlace/invitacion/"]').first();
  const address = await link.getAttribute("href");
  await mailbox.close();
  if (!address) throw new Error("the letter has no link");
  return address;
}

import { createHmac } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { fill, PASSWORD } from "./door.ts";
import { hydrated } from "./fixtures.ts";

/** The secret that those with a role in the demonstration have in their telephones. */
export const SECRET = "PORTERIADEMOSTRACIONPORTERIADEMO";

/** What a telephone with that secret shows at that time (RFC 6238). */
export function codeAt(secret: string, milliseconds: number): string {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(milliseconds / 30_000)));
  const digest = createHmac("sha1", fromBase32(secret)).update(step).digest();
  const offset = digest.at(-1)! & 15;
  const number = (digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000;
  return String(number).padStart(6, "0");
}

function fromBase32(text: string): Buffer {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...text].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, "0")).join("");
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

/**
 * A code that was not used yet: a code serves once, so the demonstration's clock, which only this
 * worker's tests see, goes on by a minute first.
 */
export async function freshCode(page: Page, secret = SECRET): Promise<string> {
  const { origin } = new URL(page.url());
  const form = { amount: "1", unit: "minutes" };
  const moved = await page.request.post("/api/mailbox/clock", { form, headers: { origin } });
  expect(moved.ok()).toBe(true);
  return codeAt(secret, await demonstrationTime(page));
}

/** The demonstration's time: its mailbox tells day and minute in Bogotá, and it moves by minutes. */
async function demonstrationTime(page: Page): Promise<number> {
  for (;;) {
    const before = Date.now();
    const text = await (await page.request.get("/buzon")).text();
    const [, day, month, year, hour, minute] =
      /(\d\d)\/(\d\d)\/(\d{4}), a las (\d\d):(\d\d)/.exec(text)?.map(Number) ?? [];
    const seconds = before % 60_000;
    // Asked again where a minute ended meanwhile.
    if (Date.now() % 60_000 < seconds) continue;
    return Date.UTC(year!, month! - 1, day, hour! + 5, minute) + seconds;
  }
}

/** Gives identity and password of somebody with a role; the code is asked next. */
export async function givePassword(
  page: Page,
  script: boolean,
  identity: string,
  password = PASSWORD,
): Promise<void> {
  const platform = identity.includes("@") ? "hanna" : "gestion";
  await page.goto(`/${platform}/ingresar`);
  await hydrated(page, script);
  const label = platform === "hanna" ? "Correo electrónico o cédula" : "RUT";
  await fill(page, label, identity);
  await fill(page, "Contraseña", password);
  await page.getByRole("button", { name: "Siguiente" }).click();
}

/** Gives that code. */
export async function giveCode(page: Page, script: boolean, code: string): Promise<void> {
  await expect(page).toHaveURL(/\/ingresar\/codigo/);
  await hydrated(page, script);
  await fill(page, "Código de seis números", code);
  await page.getByRole("button", { name: "Entrar" }).click();
}

/** Signs somebody of the demonstration in who has a role: by address on hanna, by RUT on gestion. */
export async function signInStaff(page: Page, script: boolean, identity: string): Promise<void> {
  await givePassword(page, script, identity);
  await giveCode(page, script, await freshCode(page));
  await expect(page).toHaveURL(/\/inicio$/);
}

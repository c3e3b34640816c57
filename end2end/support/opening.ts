import { expect, type Page } from "@playwright/test";
import type { Demonstration } from "./demonstration.ts";
import { PASSWORD } from "./door.ts";
import { hydrated } from "./fixtures.ts";
import { linkFromMail, openLetter } from "./mailbox.ts";
import { freshCode, giveCode } from "./second-factor.ts";

/** A RUT of that body, with its check digit. */
export function rut(body: number): string {
  let factor = 2;
  let sum = 0;
  for (const digit of String(body).split("").reverse()) {
    sum += Number(digit) * factor;
    factor = factor === 7 ? 2 : factor + 1;
  }
  const rest = 11 - (sum % 11);
  return `${body}-${rest === 11 ? "0" : rest === 10 ? "K" : rest}`;
}

let companies = 0;

/** A company that no other test of this worker has; with and without script apart. */
export function newCompany(script: boolean): {
  rut: string;
  contact: string;
  user: string;
  /** The first user's RUT. */
  document: string;
} {
  companies += 1;
  const body = (script ? 54_100_000 : 54_200_000) + companies;
  return {
    rut: rut(body),
    contact: `compras.${body}@empresa.example`,
    user: `jefa.${body}@empresa.example`,
    document: rut(body - 13_000_000),
  };
}

/** Records that a company bought the product, as an operator does at a terminal. */
export function acquire(demonstration: Demonstration, company: { rut: string; contact: string }): void {
  demonstration.command(
    "acquisition",
    "record",
    ...["--platform", "workera", "--company", company.rut, "--name", "Panadería El Trigo SpA"],
    ...["--product", "Plan Base", "--contact", "Luis Pérez", "--email", company.contact],
    ...["--phone", "912345678"],
  );
}

/** Opens the welcome link of that contact. */
export async function openWelcome(page: Page, contact: string): Promise<void> {
  await page.goto(await linkFromMail(page, contact, /crea la cuenta de tu empresa/));
  await expect(page).toHaveURL(/\/workera\/empresa$/);
}

/** Fills the named field of the form, by its name: labels stand there more than once. */
export async function put(page: Page, name: string, value: string): Promise<void> {
  await page.locator(`[name="${name}"]`).fill(value);
}

/** Fills in step 2 but for the legal representatives. */
export async function fillDetails(page: Page, company: { user: string; document: string }): Promise<void> {
  for (const [name, value] of Object.entries({
    company_trade_name: "El Trigo",
    company_giro: "Elaboración de pan",
    company_street: "Av. Matta 123, of. 4",
    company_comuna: "ñuñoa",
    company_phone: "223456789",
    company_email: "contacto@empresa.example",
    commercial_names: "Pedro Lagos",
    commercial_position: "Compras",
    commercial_email: "pedro@empresa.example",
    commercial_phone: "912345678",
    user_names: "María-José",
    user_first_surname: "Fernández-Etcheverry",
    user_second_surname: "de la Cuadra",
    user_document: company.document,
    user_position: "Jefa de personas",
    user_email: company.user,
    user_email_again: company.user,
    user_phone: "912345678",
  })) {
    await put(page, name, value);
  }
  await page.locator('[name="company_region"]').selectOption({ label: "Metropolitana de Santiago" });
  await page.locator('[name="user_terms"]').check();
  await page.locator('[name="user_privacy"]').check();
}

/** Fills in a legal representative, counted from 0. */
export async function fillPerson(page: Page, place: number, number: string): Promise<void> {
  const name = (item: string) => `representative_${place}_${item}`;
  await put(page, name("names"), "Ana Luz");
  await put(page, name("first_surname"), "Soto");
  await page.locator(`[name="${name("second_surname_none")}"]`).check();
  await put(page, name("rut"), number);
  await put(page, name("email"), "ana@empresa.example");
  await put(page, name("phone"), "223456789");
}

/** The initial password in the newest letter with sign-in data that is open on the page. */
export async function initialPassword(page: Page): Promise<string> {
  const line = await page.getByText(/^Contraseña inicial: /).first().innerText();
  return line.replace("Contraseña inicial: ", "").trim();
}

/** A company that bought the product and opened its account, from the welcome to the end. */
export async function openAccount(
  page: Page,
  script: boolean,
  demonstration: Demonstration,
): Promise<ReturnType<typeof newCompany>> {
  const company = newCompany(script);
  acquire(demonstration, company);
  await openWelcome(page, company.contact);
  await hydrated(page, script);
  await page.getByLabel("RUT de la empresa", { exact: true }).fill(company.rut);
  await page.getByRole("button", { name: "Continuar" }).click();
  await expect(page).toHaveURL(/\/workera\/empresa\/datos$/);
  await hydrated(page, script);
  await page.getByRole("button", { name: "Agregar representante legal" }).click();
  await expect(page.getByRole("group", { name: "Representante legal 1" })).toBeVisible();
  await hydrated(page, script);
  await fillDetails(page, company);
  await fillPerson(page, 0, rut(40_000_001));
  await page.getByRole("button", { name: "Continuar", exact: true }).last().click();
  await expect(page).toHaveURL(/\/workera\/empresa\/revisar$/);
  await hydrated(page, script);
  await page.getByRole("button", { name: "Crear cuenta" }).click();
  await expect(page).toHaveURL(/\/workera\/empresa\/lista$/);
  return company;
}

/** Enters for the first time and chooses a password; the page shows the first steps. */
export async function enterFirst(page: Page, script: boolean, user: string, own: string): Promise<void> {
  await openLetter(page, user, /Tus datos para entrar/);
  const initial = await initialPassword(page);
  await enterWorkera(page, script, user, initial);
  await expect(page).toHaveURL(/\/workera\/primera-clave$/);
  await hydrated(page, script);
  await page.getByLabel("Contraseña inicial", { exact: true }).fill(initial);
  await page.getByLabel("Contraseña nueva", { exact: true }).fill(own);
  await page.getByLabel("Repetir contraseña nueva", { exact: true }).fill(own);
  await page.getByRole("button", { name: "Guardar mi contraseña" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Primeros pasos");
}

/** Gives address and password on workera. */
export async function enterWorkera(
  page: Page,
  script: boolean,
  identity: string,
  password = PASSWORD,
): Promise<void> {
  await page.goto("/workera/ingresar");
  await hydrated(page, script);
  await page.getByLabel("Correo electrónico o RUT", { exact: true }).fill(identity);
  await page.getByLabel("Contraseña", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Siguiente" }).click();
}

/** Signs somebody with a role in on workera. */
export async function enterStaff(page: Page, script: boolean, identity: string): Promise<void> {
  await enterWorkera(page, script, identity);
  await giveCode(page, script, await freshCode(page));
  await expect(page).toHaveURL(/\/workera\/inicio$/);
}

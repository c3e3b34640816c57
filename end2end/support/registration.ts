import { expect, hydrated } from "./fixtures.ts";
import type { Page } from "@playwright/test";
import { linkFromMail } from "./mailbox.ts";
import { claimAddress, claimStranger } from "./people.ts";

/** A password that nobody would try. */
export const PASSWORD = "tortuga verde en patines";

export type Form = {
  document: string;
  firstSurname: string;
  secondSurname?: string;
  firstName: string;
  phone: string;
  birthDate: string;
  email: string;
  password: string;
  passwordAgain: string;
};

/** A form without a mistake of somebody whom the registry does not know. */
export function stranger(): Form {
  return {
    document: claimStranger(),
    firstSurname: "Niño",
    firstName: "Marta",
    phone: "399 123 4567",
    birthDate: "29/02/1980",
    email: claimAddress(),
    password: PASSWORD,
    passwordAgain: PASSWORD,
  };
}

/** The input with exactly that label. */
export function input(page: Page, label: string) {
  return page.getByRole("textbox", { name: label, exact: true }).or(page.getByLabel(label, { exact: true }));
}

export async function openForm(page: Page, script: boolean): Promise<void> {
  await page.goto("/hanna/registro");
  await hydrated(page, script);
}

/** The button at the end of the form. */
export function submit(page: Page) {
  return page.getByRole("button", { name: "Crear Nuevo Usuario" }).last();
}

/** Types the document and presses «Buscar mis datos»; answers when the page says what was found. */
export async function lookUp(page: Page, document: string): Promise<void> {
  await page.locator("#document").fill(document);
  await page.getByRole("button", { name: "Buscar mis datos" }).click();
  await expect(page.getByText(/No tenemos datos|Encontramos datos/)).toBeVisible();
}

/** Fills everything in; authorises the data and nothing else. */
export async function fill(page: Page, form: Form): Promise<void> {
  const texts: Record<string, string> = {
    document: form.document,
    first_surname: form.firstSurname,
    second_surname: form.secondSurname ?? "",
    first_name: form.firstName,
    phone: form.phone,
    birth_date: form.birthDate,
    email: form.email,
    password: form.password,
    password_again: form.passwordAgain,
  };
  for (const [id, text] of Object.entries(texts)) {
    await page.locator(`#${id}`).fill(text);
  }
  await page.locator("#consent_data").check();
}

/** From the empty form to «Guardado Exitosamente». */
export async function register(page: Page, form: Form, script: boolean): Promise<void> {
  await openForm(page, script);
  await lookUp(page, form.document);
  await fill(page, form);
  await submit(page).click();
  await expect(page).toHaveURL(/\/registro\/confirmar$/);
  await page.getByRole("button", { name: "Crear Usuario" }).click();
  await expect(page.getByRole("heading", { name: "Guardado Exitosamente" })).toBeVisible();
}

/** Somebody in no registry who just registered and is in, past the mailed link alone (H-41); answers their address. */
export async function newcomer(page: Page, script: boolean): Promise<string> {
  const form = stranger();
  await register(page, form, script);
  await page.goto(await linkFromMail(page, form.email, /Active su cuenta/));
  await hydrated(page, script);
  await page.getByRole("button", { name: "Activar mi cuenta" }).click();
  await expect(page).toHaveURL(/\/hanna\/inicio/);
  return form.email;
}
